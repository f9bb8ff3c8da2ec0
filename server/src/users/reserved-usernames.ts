/** Names that speak for the server or for a group, or that stand in addresses: nobody may go by them. */
const RESERVED = new Set(
  `admin administrator root system server sokhan support help moderator mod owner staff security official
   all everyone here channel room rooms direct me self null undefined none anonymous guest bot api login logout
   register settings about public private abuse postmaster webmaster hostmaster noreply no_reply`
    .trim()
    .split(/\s+/),
);

export const isReservedUsername = (username: string): boolean => RESERVED.has(username.toLowerCase());
