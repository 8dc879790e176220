import type { IncomingConversation, IncomingMessage } from './contents.ts'

/** How a download of a network is read: what to ask for, and what it says. It asks the network nothing. */
export type HistoryArchive = {
  /**
   * @param path a file's place in the download
   * @returns which part of which conversation it is, counted from 1; null: something else.
   */
  partOf(path: string): { thread: string; part: number } | null
  /** Whether it is such a file in a form that only people can read. */
  isHtml(path: string): boolean
  /**
   * What the channel itself wrote elsewhere than in conversations, which is counted and not taken in;
   * null: something else.
   */
  ownIn(path: string): 'posts' | 'comments' | null
  /** How many posts or comments such a file has; null when it is broken. */
  countOwn(bytes: Uint8Array): Promise<number | null>
  /** What such a file of a conversation says; null when it is broken. */
  read(bytes: Uint8Array): Promise<ArchivedPart | null>
  /**
   * A reader of whole conversations, their messages oldest first. What it learns from one (which
   * texts are sent by themselves) it knows in the next: read all once to learn, and again to keep.
   * @param page the name under which the channel writes
   * @returns null from a conversation in which nobody bears that name. Remote ids begin with
   * `archive:`, and the same download gives the same ones.
   */
  reader(page: string, config: Record<string, string>): (thread: string) => ArchivedThread
}

/** One conversation that is being read: its parts in their order, then what they make together. */
export type ArchivedThread = {
  add(part: ArchivedPart): void
  end(): IncomingConversation | null
}

/** One file of a download. People have no ids there, only names. */
export type ArchivedPart = { people: string[]; messages: ArchivedMessage[] }
export type ArchivedMessage = Pick<IncomingMessage, 'text' | 'attachments' | 'sentAt'> & {
  sender: string
}
