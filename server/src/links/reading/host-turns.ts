/** One after the other for each host: nobody's site is asked by this server twice at a time, whoever sends its links. */
export class HostTurns {
  private readonly last = new Map<string, Promise<unknown>>();

  async run<T>(host: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(host) ?? Promise.resolve();
    const own = before.then(work, work);
    this.last.set(host, own);
    try {
      return await own;
    } finally {
      if (this.last.get(host) === own) this.last.delete(host);
    }
  }
}
