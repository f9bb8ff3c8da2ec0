import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { chatUrl } from './chat/chat-url';
import { inConsole, signedIn, signedOut } from './core/guards';
import { Words } from './i18n/words';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: '/rooms' },
  {
    matcher: chatUrl,
    title: 'rooms.title',
    canMatch: [signedIn],
    loadComponent: () =>
      inject(Words).with(
        ['chat'],
        import('./chat/chat-page').then((module) => module.ChatPage),
      ),
  },
  {
    path: 'settings',
    title: 'sections.settings',
    canMatch: [signedIn],
    loadChildren: () =>
      inject(Words).with(
        ['chat', 'settings'],
        import('./settings/settings.routes').then((module) => module.SETTINGS_ROUTES),
      ),
  },
  {
    path: 'admin',
    title: 'sections.console',
    canMatch: [signedIn, inConsole],
    loadChildren: () =>
      inject(Words).with(
        ['chat', 'settings', 'admin'],
        import('./admin/admin.routes').then((module) => module.ADMIN_ROUTES),
      ),
  },
  {
    path: 'login',
    title: 'login.title',
    canMatch: [signedOut],
    loadComponent: () => import('./pages/login/login').then((module) => module.Login),
  },
  {
    path: 'register',
    title: 'register.title',
    canMatch: [signedOut],
    loadComponent: () => import('./pages/register/register').then((module) => module.Register),
  },
  {
    path: 'forgot',
    title: 'forgot.title',
    canMatch: [signedOut],
    loadComponent: () => import('./pages/forgot/forgot').then((module) => module.Forgot),
  },
  {
    path: 'reset',
    title: 'reset.title',
    loadComponent: () => import('./pages/reset/reset').then((module) => module.Reset),
  },
  {
    path: '**',
    title: 'notFound.title',
    loadComponent: () => import('./pages/not-found/not-found').then((module) => module.NotFound),
  },
];
