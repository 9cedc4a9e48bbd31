/** The BagIt profile (1.4.0) every package of ours follows; shipped inside as a tag file. */

export const PROFILE_IDENTIFIER = 'urn:roadproof:bagit-profile:1';

const required = { required: true };
const optional = { required: false };

const PROFILE = {
  'BagIt-Profile-Info': {
    'BagIt-Profile-Identifier': PROFILE_IDENTIFIER,
    'BagIt-Profile-Version': '1.4.0',
    'Source-Organization': 'Roadproof',
    'External-Description': 'Evidence package of one dashcam incident',
    Version: '1.0',
  },
  'Bag-Info': {
    'Source-Organization': optional,
    'Contact-Name': required,
    'External-Identifier': required,
    'External-Description': required,
    'Bagging-Date': required,
    'Payload-Oxum': required,
    'Bag-Software-Agent': required,
    'BagIt-Profile-Identifier': required,
  },
  'Manifests-Required': ['sha256', 'sha512'],
  'Manifests-Allowed': ['sha256', 'sha512'],
  'Tag-Manifests-Required': ['sha256'],
  'Tag-Manifests-Allowed': ['sha256'],
  'Tag-Files-Required': ['HOW-TO-CHECK.txt', 'bagit-profile.json'],
  'Allow-Fetch.txt': false,
  'Data-Empty': false,
  Serialization: 'optional',
  'Accept-Serialization': ['application/zip'],
  'Accept-BagIt-Version': ['1.0'],
};

export function profileText(): string {
  return `${JSON.stringify(PROFILE, null, 2)}\n`;
}
