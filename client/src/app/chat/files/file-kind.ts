import type { FileInfo, FileKind } from '#contracts';
import type { IconName } from '../../ui/icons';

const ICONS: Record<FileKind, IconName> = {
  image: 'image',
  video: 'video',
  audio: 'music',
  voice: 'mic',
  document: 'file',
  archive: 'archive',
};

/** What can be looked at in the page itself, by what it needs for that. */
export type ViewerKind = 'pdf' | 'text' | 'table' | 'words';

const VIEWERS: Readonly<Record<string, ViewerKind>> = {
  'application/pdf': 'pdf',
  'text/plain': 'text',
  'text/markdown': 'text',
  'text/csv': 'table',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'words',
};

export const iconOf = ({ kind }: Pick<FileInfo, 'kind'>): IconName => ICONS[kind];

export const viewerOf = ({ type }: Pick<FileInfo, 'type'>): ViewerKind | undefined => VIEWERS[type];

/** What is seen by itself, in a conversation and large. */
export const isPicture = ({ kind }: Pick<FileInfo, 'kind'>): boolean => kind === 'image' || kind === 'video';

/** Divides a name where it may be cut: its ending stays whole. */
export function nameParts(name: string): { stem: string; ending: string } {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? { stem: name.slice(0, dot), ending: name.slice(dot) } : { stem: name, ending: '' };
}
