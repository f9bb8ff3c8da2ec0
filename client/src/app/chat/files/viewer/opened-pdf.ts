import { DestroyRef, type Signal, effect, inject, signal } from '@angular/core';
import type { FileInfo } from '#contracts';
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import { PdfEngine } from './pdf-engine';

/** What has become of a document that is read: it may be locked by a password, or not be readable at all. */
export type OpenedPdf =
  | { readonly state: 'opening' | 'locked' | 'failed' }
  | { readonly state: 'open'; readonly document: PDFDocumentProxy };

/** Reads a file for as long as the component lives that asks. To be called in its constructor. */
export function openedPdf(file: Signal<FileInfo>, options: { start?: boolean } = {}): Signal<OpenedPdf> {
  const engine = inject(PdfEngine);
  const opened = signal<OpenedPdf>({ state: 'opening' });
  let task: PDFDocumentLoadingTask | null = null;
  let ended = false;
  inject(DestroyRef).onDestroy(() => {
    ended = true;
    void task?.destroy();
  });
  const open = async (id: string) => {
    try {
      task = await engine.open(id, options);
      if (ended) return void task.destroy();
      opened.set({ state: 'open', document: await task.promise });
    } catch (thrown) {
      if (!ended) opened.set({ state: isLocked(thrown) ? 'locked' : 'failed' });
    }
  };
  effect(() => void open(file().id));
  return opened.asReadonly();
}

const isLocked = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === 'PasswordException';
