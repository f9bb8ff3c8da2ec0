import type { Routes } from '@angular/router';
import { AppearanceSection } from './appearance-section';
import { DevicesSection } from './devices-section';
import { NotificationsSection } from './notifications-section';
import { PasswordSection } from './password-section';
import { PrivacySection } from './privacy-section';
import { ProfileSection } from './profile-section';
import { SettingsPage } from './settings-page';
import { WritingSection } from './writing-section';

export const SETTINGS_ROUTES: Routes = [
  {
    path: '',
    component: SettingsPage,
    children: [
      { path: 'profile', component: ProfileSection },
      { path: 'appearance', component: AppearanceSection },
      { path: 'writing', component: WritingSection },
      { path: 'notifications', component: NotificationsSection },
      { path: 'privacy', component: PrivacySection },
      { path: 'devices', component: DevicesSection },
      { path: 'password', component: PasswordSection },
    ],
  },
];
