import { Service } from '@angular/core';
import type { ElementContent, RootContent } from 'hast';

/** A piece of code and what it is in its language, as classes of highlight.js. */
export interface CodeToken {
  text: string;
  kind?: string;
}

/** Colours code. The languages are fetched with the first block that names one of them. */
@Service()
export class Highlighter {
  #lowlight: Promise<{ highlight: (language: string, code: string) => CodeToken[] | null }> | null = null;

  /** The code in pieces, or null when the language is not known here. */
  async tokens(language: string, code: string): Promise<CodeToken[] | null> {
    return (await (this.#lowlight ??= load())).highlight(language, code);
  }
}

async function load() {
  const { common, createLowlight } = await import('lowlight');
  const lowlight = createLowlight(common);
  return {
    highlight: (language: string, code: string) =>
      lowlight.registered(language) ? flat(lowlight.highlight(language, code).children) : null,
  };
}

/** The innermost kind is the most precise one. */
function flat(nodes: readonly (RootContent | ElementContent)[], kind?: string): CodeToken[] {
  return nodes.flatMap((node): CodeToken[] => {
    if (node.type === 'text') return [{ text: node.value, kind }];
    if (node.type !== 'element') return [];
    const [own] = [node.properties['className']].flat();
    return flat(node.children, typeof own === 'string' ? own : kind);
  });
}
