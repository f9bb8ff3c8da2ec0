import { DOCUMENT, Service, inject } from '@angular/core';
import type { PDFDocumentLoadingTask, PDFWorker } from 'pdfjs-dist';
import { contentOf } from '../../../core/file-address';

/** What the library brings beside itself, as `angular.json` lays it out. */
const FOLDER = 'pdf/';
const WORKER = 'pdf.worker.min.mjs';
/** An image of more points than this is left out. */
const MOST_POINTS = 50_000_000;

type Library = typeof import('pdfjs-dist');

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}

/** Reads PDF documents: in a worker, with everything it needs from this server. */
@Service()
export class PdfEngine {
  readonly #document = inject(DOCUMENT);
  #ready: Promise<{ library: Library; worker: PDFWorker }> | null = null;

  /** Begins to read a file; destroy the task to end it. With `start` only what is needed of it is fetched. */
  async open(id: string, { start = false } = {}): Promise<PDFDocumentLoadingTask> {
    const { library, worker } = await (this.#ready ??= this.#load());
    return library.getDocument({
      url: this.#absolute(contentOf(id)),
      worker,
      cMapUrl: this.#absolute(`${FOLDER}cmaps/`),
      standardFontDataUrl: this.#absolute(`${FOLDER}fonts/`),
      wasmUrl: this.#absolute(`${FOLDER}codecs/`),
      // The page's policy lets no WebAssembly run: rare kinds of images are read by scripts.
      useWasm: false,
      // What a page looks like does not hang on what a computer has installed.
      useSystemFonts: false,
      disableWorkerRendering: true,
      maxImageSize: MOST_POINTS,
      disableAutoFetch: start,
      disableStream: start,
      verbosity: 0,
    });
  }

  async #load(): Promise<{ library: Library; worker: PDFWorker }> {
    const library = await import('pdfjs-dist');
    const port = new Worker(this.#workerAddress(), { type: 'module' });
    return { library, worker: library.PDFWorker.create({ port, verbosity: 0 }) };
  }

  /** The one script that this policy lets become a worker. */
  #workerAddress(): string {
    const address = this.#absolute(FOLDER + WORKER);
    const { trustedTypes } = (this.#document.defaultView ?? {}) as { trustedTypes?: TrustedTypes };
    const policy = trustedTypes?.createPolicy('sokhan#pdf', { createScriptURL: () => address });
    return policy?.createScriptURL(address) ?? address;
  }

  #absolute(address: string): string {
    return new URL(address, this.#document.baseURI).href;
  }
}
