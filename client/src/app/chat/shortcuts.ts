/** A shortcut as people are told of it. `words` is a key of the translations. */
export interface Shortcut {
  /** Keys pressed together, as they are written on a keyboard. */
  readonly keys: readonly string[];
  readonly words: string;
}

/** What the composer understands; `Ctrl` is the Command key on a Mac. */
export const WRITING_SHORTCUTS: readonly Shortcut[] = [
  { keys: ['Ctrl', 'B'], words: 'writing.bold' },
  { keys: ['Ctrl', 'I'], words: 'writing.italic' },
  { keys: ['Ctrl', 'Shift', 'X'], words: 'writing.strike' },
  { keys: ['Ctrl', 'E'], words: 'writing.code' },
  { keys: ['Ctrl', 'Shift', 'K'], words: 'writing.link' },
  { keys: ['Shift', 'Enter'], words: 'writing.newLine' },
  { keys: ['↑'], words: 'writing.editLast' },
  { keys: ['Esc'], words: 'writing.cancelTask' },
  { keys: ['Ctrl', 'Shift'], words: 'writing.direction' },
  { keys: ['Shift', 'Space'], words: 'writing.zwnj' },
];

/** What works wherever one is. */
export const PAGE_SHORTCUTS: readonly Shortcut[] = [
  { keys: ['Ctrl', 'K'], words: 'shortcuts.switch' },
  { keys: ['Ctrl', 'F'], words: 'shortcuts.search' },
  { keys: ['Alt', '↓'], words: 'shortcuts.next' },
  { keys: ['Alt', '↑'], words: 'shortcuts.previous' },
  { keys: ['Alt', 'Shift', '↓'], words: 'shortcuts.nextUnread' },
  { keys: ['Alt', 'Shift', '↑'], words: 'shortcuts.previousUnread' },
  { keys: ['Esc'], words: 'shortcuts.readRoom' },
  { keys: ['Shift', 'Esc'], words: 'shortcuts.readAll' },
  { keys: ['?'], words: 'shortcuts.title' },
];
