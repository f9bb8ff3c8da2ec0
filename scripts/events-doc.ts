/**
 * Writes docs/events.md from libs/contracts: every event with its words, its payload and its answer.
 * `npm run docs:events` writes it; a test calls `eventsDocument` and compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const EVENTS = at('libs/contracts/src/events.ts');
const TARGET = at('docs/events.md');
const SHAPE_FILES = [
  'events',
  'models/admin-figures',
  'models/admin-messages',
  'models/message',
  'models/poll',
  'models/preferences',
  'models/room',
  'models/search',
  'models/user',
  'requests',
  'errors',
].map((name) => at(`libs/contracts/src/${name}.ts`));

/** The whole page, as Markdown. */
export function eventsDocument(): string {
  const source = parse(EVENTS);
  const sent = membersOf(source, 'ClientToServerEvents').map((member) => {
    const [payload, ack] = parametersOf(member);
    const answer = ack?.replace(/^Ack<(.*)>$/s, '$1') ?? 'nothing';
    return `### \`${nameOf(member)}\`\n\n${wordsOf(member)}\n\n- Payload: \`${payload}\`\n- Answer when \`ok\`: \`${answer}\`\n`;
  });
  const heard = membersOf(source, 'ServerToClientEvents').map(
    (member) =>
      `### \`${nameOf(member)}\`\n\n${wordsOf(member)}\n\n- Payload: \`${parametersOf(member)[0]}\`\n`,
  );
  return (
    [
      '# Socket events',
      'Made from libs/contracts by `npm run docs:events`; a test compares.',
      'One Socket.IO connection (path `/socket.io`, WebSocket only) carries everything below. It is signed in by the' +
        ' session cookie at the handshake and subscribed to all rooms its person is in.',
      'Every event that is sent is answered by its ack: `{ok: true, …}` with the fields named here, or' +
        ' `{ok: false, error}` with a `WireError`. Unknown events are ignored.',
      '## From the client',
      ...sent,
      '## From the server',
      ...heard,
      '## Shapes',
      ...SHAPE_FILES.flatMap((file) => shapesIn(parse(file))),
      '',
    ]
      .join('\n\n')
      .replace(/\n{3,}/g, '\n\n')
      .trimEnd() + '\n'
  );
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
}

function membersOf(source: ts.SourceFile, name: string): ts.PropertySignature[] {
  const found = source.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === name);
  if (!found || !ts.isInterfaceDeclaration(found)) throw new Error(`There is no interface ${name}.`);
  return found.members.filter(ts.isPropertySignature);
}

const nameOf = (member: ts.PropertySignature): string => member.name.getText();

/** Types of the listener's parameters, as the source writes them. */
function parametersOf(member: ts.PropertySignature): string[] {
  if (!member.type || !ts.isFunctionTypeNode(member.type))
    throw new Error(`${nameOf(member)} is no function.`);
  return member.type.parameters.map(({ type }) => oneLine(type?.getText() ?? ''));
}

function wordsOf(node: ts.Node): string {
  const words = ts
    .getJSDocCommentsAndTags(node)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join('\n');
  if (ts.isPropertySignature(node) && !words) throw new Error(`${nameOf(node)} has no words.`);
  return words;
}

/** Interfaces and type aliases that an event's payload or answer can name. */
function shapesIn(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) return [];
    const { text: name } = statement.name;
    if (/(ToServer|ToClient)Events$|^(Client|Server)(Event|Payload)$|^AckOf$|Query$|Problem$/.test(name))
      return [];
    return [
      `### ${name}\n\n${wordsOf(statement)}\n\n\`\`\`ts\n${statement.getText().replace(/^export /, '')}\n\`\`\``,
    ];
  });
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, eventsDocument());
