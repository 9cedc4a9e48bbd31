/** Finds every message that the source says or keeps to be told again: what a language must have a translation of. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface FoundMessage {
  readonly text: string;
  /** Said with a count: one form for each category of the language. */
  readonly counted: boolean;
  readonly file: string;
}

/** Which argument holds the message, by the function that says it. */
const SAYING: Readonly<Record<string, number>> = {
  message: 0,
  say: 0,
  pattern: 0,
  sayHtml: 1,
  counted: 2,
};

/** @param folder of the repository's sources */
export function messagesIn(folder: string): readonly FoundMessage[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.ts$/.test(file))
    .sort()
    .flatMap((file) => messagesOf(file, readFileSync(join(folder, file), 'utf8')));
}

function messagesOf(file: string, text: string): readonly FoundMessage[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: FoundMessage[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = calledName(node.expression);
      const argument = node.arguments[SAYING[name] ?? -1];
      if (argument && ts.isStringLiteralLike(argument)) {
        found.push({ text: argument.text, counted: name === 'counted', file });
      }
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

function calledName(called: ts.Expression): string {
  if (ts.isIdentifier(called)) return called.text;
  return ts.isPropertyAccessExpression(called) ? called.name.text : '';
}
