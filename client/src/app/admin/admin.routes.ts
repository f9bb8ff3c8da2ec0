import type { Routes } from '@angular/router';
import { AdminPage } from './admin-page';

export const ADMIN_ROUTES: Routes = [
  {
    path: '',
    component: AdminPage,
    children: [
      {
        path: 'dashboard',
        loadComponent: () =>
          import('./dashboard/dashboard-section').then((module) => module.DashboardSection),
      },
      {
        path: 'people',
        loadComponent: () => import('./people/people-section').then((module) => module.PeopleSection),
      },
      {
        path: 'people/:username',
        loadComponent: () => import('./people/person-section').then((module) => module.PersonSection),
      },
      {
        path: 'invitations',
        loadComponent: () =>
          import('./invitations/invitations-section').then((module) => module.InvitationsSection),
      },
      {
        path: 'rooms',
        loadComponent: () => import('./rooms/rooms-section').then((module) => module.RoomsSection),
      },
      {
        path: 'rooms/:id',
        loadComponent: () => import('./rooms/room-section').then((module) => module.RoomSection),
      },
      {
        path: 'messages',
        loadComponent: () => import('./messages/messages-section').then((module) => module.MessagesSection),
      },
      {
        path: 'reports',
        loadComponent: () => import('./reports/reports-section').then((module) => module.ReportsSection),
      },
      {
        path: 'rules',
        loadComponent: () => import('./rules/rules-section').then((module) => module.RulesSection),
      },
      {
        path: 'announcements',
        loadComponent: () =>
          import('./announcements/announcements-section').then((module) => module.AnnouncementsSection),
      },
      {
        path: 'audit',
        loadComponent: () => import('./audit/audit-section').then((module) => module.AuditSection),
      },
      {
        path: 'settings',
        loadComponent: () => import('./settings/settings-section').then((module) => module.SettingsSection),
      },
      {
        path: 'system',
        loadComponent: () => import('./system/system-section').then((module) => module.SystemSection),
      },
    ],
  },
];
