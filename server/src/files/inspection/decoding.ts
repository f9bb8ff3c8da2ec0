/** What the decoder is asked, and what it answers: between this process and the one that decodes. */
export interface Tasks {
  image: {
    job: { path: string; format: string; content: string; preview: string };
    /** Of the content, as it is shown. */
    result: { width: number; height: number; animated: boolean; blurHash: string };
  };
  square: { job: { path: string; side: number; square: string }; result: null };
  sound: {
    job: { path: string };
    result: { durationMs?: number; hasVideo: boolean; width?: number; height?: number };
  };
}

export type Task = keyof Tasks;

export type Order = { [K in Task]: { task: K; job: Tasks[K]['job'] } }[Task];

export type Reply = 'ready' | { result: Tasks[Task]['result'] } | { fault: string };
