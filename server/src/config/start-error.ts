/** What stands in the way of starting and whoever starts the server can mend: said as a sentence, without a stack. */
export class StartError extends Error {}
