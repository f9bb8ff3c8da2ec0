import type { Reaction } from '#contracts';

export interface ReactionView {
  /** Who looks. */
  readonly reader: string;
  isBlocked(username: string): boolean;
  /** What the reader has asked for and the server has not answered yet, by emoji. */
  readonly wanted: ReadonlyMap<string, boolean>;
}

/** A message's reactions as the reader sees them: at once with their own, without those of people they blocked. */
export function shownReactions(reactions: readonly Reaction[], view: ReactionView): Reaction[] {
  const seen = reactions.map((reaction) => withWanted(withoutBlocked(reaction, view), view));
  const given = new Set(reactions.map(({ emoji }) => emoji));
  const fresh = [...view.wanted]
    .filter(([emoji, on]) => on && !given.has(emoji))
    .map(([emoji]) => ({ emoji, count: 1, usernames: [view.reader], mine: true }));
  return [...seen, ...fresh].filter(({ count }) => count > 0);
}

function withoutBlocked(reaction: Reaction, view: ReactionView): Reaction {
  const usernames = reaction.usernames.filter((username) => !view.isBlocked(username));
  return { ...reaction, usernames, count: reaction.count - reaction.usernames.length + usernames.length };
}

function withWanted(reaction: Reaction, { reader, wanted }: ReactionView): Reaction {
  const on = wanted.get(reaction.emoji);
  if (on === undefined || on === (reaction.mine ?? false)) return reaction;
  const others = reaction.usernames.filter((username) => username !== reader);
  return on
    ? { ...reaction, count: reaction.count + 1, usernames: [...others, reader], mine: true }
    : { ...reaction, count: reaction.count - 1, usernames: others, mine: false };
}
