export interface PollOption {
  id: string;
  text: string;
  votes: number;
  /** Usernames of the first voters; absent in anonymous polls. */
  voters?: string[];
}

export interface Poll {
  id: string;
  question: string;
  options: PollOption[];
  /** Whether a person may choose several options. */
  multiple: boolean;
  anonymous: boolean;
  /** People who voted. */
  people: number;
  /** When it closes by itself. */
  closesAt?: string;
  /** When somebody closed it. */
  closedAt?: string;
  /** Ids of the options the reader chose; empty in broadcasts. */
  mine: string[];
}
