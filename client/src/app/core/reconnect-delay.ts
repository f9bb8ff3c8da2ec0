const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
/** After the server closed on everybody at once, so that they do not all come back at once. */
const AFTER_SERVER_CLOSE_MS = 5_000;

/**
 * How long to wait before the next try. Full jitter (anything between nothing and the bound) spreads a
 * crowd best; the bound doubles from one second to thirty.
 */
export function reconnectDelay(failures: number, closedByServer: boolean, random = Math.random): number {
  const bound =
    failures === 0 && closedByServer
      ? AFTER_SERVER_CLOSE_MS
      : Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return Math.round(random() * bound);
}
