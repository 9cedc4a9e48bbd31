// Stand-in for Electron's default app: runs the app folder named on the command line.
const { app } = require('electron');
const fs = require('node:fs');
const path = require('node:path');
const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
const folder = path.resolve(named ?? '.');
const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
const name = manifest.productName ?? manifest.name;
app.setName(name);
if (manifest.version) app.setVersion(manifest.version);
app.setPath('userData', path.join(app.getPath('appData'), name));
app.setAppPath(folder);
require(path.join(folder, manifest.main ?? 'index.js'));
