/* global document, localStorage, navigator */
// Runs before the first paint, so that nobody sees a flash of the wrong language, side or theme.
// A file and not an inline script: the page's Content-Security-Policy forbids inline ones.
(() => {
  const root = document.documentElement;
  // How the server looks, where it served this page.
  const { languages, defaultLanguage } = JSON.parse(root.dataset.server ?? '{"languages":["fa","en"]}');
  const themes = ['system', 'light', 'dark', 'blue', 'green'];
  const sizes = ['medium', 'small', 'large', 'larger'];
  const sides = ['end', 'start'];

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem('sokhan.preferences')) ?? {};
    } catch {
      // Storage may be refused or hold something else; the browser's own settings decide then.
      return {};
    }
  };

  const chosen = read();
  const spoken = (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2).toLowerCase());
  const language = [chosen.language, defaultLanguage, ...spoken, ...languages].find((each) =>
    languages.includes(each),
  );

  root.lang = language;
  root.dir = language === 'fa' ? 'rtl' : 'ltr';
  root.dataset.theme = themes.includes(chosen.theme) ? chosen.theme : themes[0];
  root.dataset.textSize = sizes.includes(chosen.textSize) ? chosen.textSize : sizes[0];
  root.dataset.ownSide = sides.includes(chosen.ownSide) ? chosen.ownSide : sides[0];
})();
