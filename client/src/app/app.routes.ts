import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: 'login',
    title: 'login.title',
    loadComponent: () => import('./pages/login/login').then((module) => module.Login),
  },
  {
    path: 'register',
    title: 'register.title',
    loadComponent: () => import('./pages/register/register').then((module) => module.Register),
  },
  {
    path: '**',
    title: 'notFound.title',
    loadComponent: () => import('./pages/not-found/not-found').then((module) => module.NotFound),
  },
];
