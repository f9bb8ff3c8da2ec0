/** Pure functions of text, for both sides: what is stored, what is compared, and which way it reads. */
export { actionOf } from './action.js';
export { calledNames } from './called-names.js';
export { letterClass, type LetterClass } from './characters.js';
export { type Day, fromJalali, parseDay, startOfDay } from './days.js';
export { toLatinDigits, toPersianDigits } from './digits.js';
export { paragraphDirection, withDirection } from './direction.js';
export { emojiCount, isEmoji } from './emoji.js';
export { fold } from './fold.js';
export { onOtherLayout } from './keyboard-layout.js';
export { hasLink } from './links.js';
export { matches } from './matches.js';
export { cleanLine, cleanText, excessiveMarks, isBlank } from './normalise.js';
export { paragraphs, type Paragraph } from './paragraphs.js';
export { type ParsedQuery, type SearchFilters, parseHas, parseQuery } from './search-query.js';
export { type Clause, type Wanted, clausesOf, highlightsOf, wantedBy } from './search-words.js';
export type { ListItem } from './lines.js';
export type { Direction, Mark, Segment } from './segment.js';
export { termsOf } from './words.js';
