import { DOCUMENT, Service, inject } from '@angular/core';
import type { Sound } from '#contracts';

/** The bundled sounds; scripts/sounds.js makes them. */
@Service()
export class Sounds {
  readonly #window = inject(DOCUMENT).defaultView;
  #playing: HTMLAudioElement | null = null;

  /** `volume` is 0 to 100. A browser that has not been touched yet stays silent: that is its rule, not a fault. */
  async play(sound: Sound, volume: number): Promise<void> {
    if (sound === 'none' || volume === 0 || !this.#window) return;
    this.#playing?.pause();
    const audio = new this.#window.Audio(`/sounds/${sound}.wav`);
    this.#playing = audio;
    audio.volume = volume / 100;
    try {
      await audio.play();
    } catch (refusal) {
      const expected = ['NotAllowedError', 'AbortError'];
      if (!(refusal instanceof DOMException && expected.includes(refusal.name))) throw refusal;
    }
  }
}
