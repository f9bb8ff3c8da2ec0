import { RE2JS } from 're2js';
import { LIMITS, type OrderRuleRequest } from '#contracts';
import { fold } from '#text';
import { DomainError } from '../../common/domain-error.js';

/** Answers whether a text, folded and as its words, is what a rule is about. */
export type Matcher = (folded: string, words: readonly string[]) => boolean;

const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;
const BEYOND_ASCII = /\P{ASCII}+/gu;

/** The words of a folded text. */
export const wordsIn = (folded: string): string[] =>
  folded.split(BETWEEN_WORDS).filter((word) => word !== '');

/**
 * @throws DomainError `validation.failed` for a pattern that is none, or that would take too long to look for, and for
 *   words that are none
 */
export function matcherOf({ kind, text }: Pick<OrderRuleRequest, 'kind' | 'text'>): Matcher {
  return kind === 'words' ? wordMatcher(text) : patternMatcher(text);
}

/** Takes as long as the text has words, however many words the rule has. */
function wordMatcher(text: string): Matcher {
  const groups = text
    .split('\n')
    .map((line) => wordsIn(fold(line)))
    .filter(({ length }) => length > 0);
  if (groups.length === 0) throw DomainError.field('text', 'format');
  const byFirst = Map.groupBy(groups, ([first]) => first ?? '');
  return (_folded, words) =>
    words.some((word, at) =>
      byFirst.get(word)?.some((group) => group.every((each, nth) => words[at + nth] === each)),
    );
}

/** In the syntax of RE2, whose time grows with the text alone: no pattern makes it hang. */
function patternMatcher(text: string): Matcher {
  if (text.length > LIMITS.rulePattern.max) throw DomainError.field('text', 'tooLong');
  try {
    // Letters are folded as those of messages are; what is Latin may be the pattern's own syntax.
    const pattern = RE2JS.compile(text.replace(BEYOND_ASCII, fold), RE2JS.CASE_INSENSITIVE);
    return (folded) => pattern.test(folded);
  } catch {
    throw DomainError.field('text', 'format');
  }
}
