const ACTION = /^\/me[ \u00A0]+(?=\S)/;

/** What somebody does, of a text that says so (`/me waves`); null for any other. */
export function actionOf(text: string): string | null {
  const command = ACTION.exec(text)?.[0];
  return command === undefined ? null : text.slice(command.length);
}
