import { wantedAddress } from './wanted-address';

describe('wantedAddress', () => {
  it.each(['/', '/rooms/general', '/rooms/general?at=12#end', '/rooms/%D8%B3'])('keeps %s', (address) => {
    expect(wantedAddress(address)).toBe(address);
  });

  it.each([
    null,
    undefined,
    '',
    'rooms',
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
    'javascript:alert(1)',
    '//',
  ])('leads to the start page for %j', (address) => {
    expect(wantedAddress(address)).toBe('/');
  });
});
