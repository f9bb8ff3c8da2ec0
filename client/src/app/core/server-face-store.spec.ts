import { TestBed } from '@angular/core/testing';
import { ServerFaceStore } from './server-face-store';

describe('ServerFaceStore', () => {
  afterEach(() => {
    delete document.documentElement.dataset['server'];
  });

  it('ServerFaceStore is the product when the page says nothing', () => {
    const face = TestBed.inject(ServerFaceStore);
    expect([face.name(), face.logo(), face.defaultLanguage()]).toEqual([undefined, undefined, undefined]);
    expect(face.languages()).toEqual(['fa', 'en']);
  });

  it('ServerFaceStore is what the page came with, until it hears of something else', () => {
    const written = { name: 'انجمن', logo: 'a', languages: ['en'], defaultLanguage: 'en' };
    document.documentElement.dataset['server'] = JSON.stringify(written);
    const face = TestBed.inject(ServerFaceStore);
    expect([face.name(), face.defaultLanguage()]).toEqual(['انجمن', 'en']);
    expect(face.languages()).toEqual(['en']);
    const before = face.logo();
    face.learn({ logo: 'b', languages: ['fa', 'en'] });
    expect(face.logo()).not.toBe(before);
    expect([face.name(), face.languages()]).toEqual([undefined, ['fa', 'en']]);
  });
});
