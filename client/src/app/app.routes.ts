import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '**',
    title: 'notFound.title',
    loadComponent: () => import('./pages/not-found/not-found').then((module) => module.NotFound),
  },
];
