import { z } from 'zod'
import { id, instant } from './common.ts'

/** An episode in words for screens and exports; the keys are reply-time.md's. */
export const episodeShape = z.object({
  id,
  conversation: id,
  channel: id,
  channelName: z.string(),
  visibility: z.enum(['private', 'public']),
  subject: z.string().nullable(),
  author: z.string().nullable(),
  openedBy: id,
  text: z.string().nullable(),
  openedAt: instant,
  closedBy: id.nullable(),
  closedAt: instant.nullable(),
  state: z.enum(['answered', 'waiting', 'missed', 'withdrawn', 'excluded']),
  reason: z.string().nullable(),
  elapsedMs: z.number().nullable(),
  officeMs: z.number(),
  onTime: z.boolean().nullable(),
  outOfHours: z.boolean(),
  fullAnswerMs: z.number().nullable(),
  detectionMs: z.number(),
  history: z.boolean(),
})
export type EpisodeShape = z.infer<typeof episodeShape>

/** Somebody who waits: when office time passes the two lines, or null when that is not foreseen. */
export const waitingShape = episodeShape.extend({
  aimAt: instant.nullable(),
  dueAt: instant.nullable(),
  openNow: z.boolean(),
})
export type WaitingShape = z.infer<typeof waitingShape>

export const messageShape = z.object({
  id,
  parent: id.nullable(),
  direction: z.enum(['inbound', 'outbound']),
  kind: z.enum(['message', 'note', 'reaction']),
  author: z.string().nullable(),
  text: z.string().nullable(),
  attachments: z.array(
    z.object({ type: z.string(), url: z.string().nullable(), name: z.string().nullable() }),
  ),
  sentAt: instant,
  automatic: z.boolean(),
  holding: z.boolean(),
  removedAt: instant.nullable(),
  hidden: z.boolean(),
  edited: z.boolean(),
  url: z.string().nullable(),
  /** The last judgement of a person, or of a rule, about whether it needs an answer. */
  needsReply: z.boolean(),
  needsReplyReason: z.string().nullable(),
  needsReplyBy: z.enum(['rule', 'person']).nullable(),
  canReply: z.boolean(),
})
export type MessageShape = z.infer<typeof messageShape>

export const replyShape = z.object({
  id,
  message: id,
  text: z.string(),
  state: z.enum(['sending', 'sent', 'failed', 'unconfirmed']),
  reason: z.string().nullable(),
  author: z.string().nullable(),
  createdAt: instant,
})
export type ReplyShape = z.infer<typeof replyShape>

export const conversationLine = z.object({
  id,
  channel: id,
  channelName: z.string(),
  visibility: z.enum(['private', 'public']),
  subject: z.string().nullable(),
  authors: z.array(z.string()),
  lastText: z.string().nullable(),
  lastDirection: z.enum(['inbound', 'outbound']).nullable(),
  lastMessageAt: instant,
  waiting: z.int(),
  dueAt: instant.nullable(),
})
export type ConversationLine = z.infer<typeof conversationLine>

export const conversationList = z.object({
  conversations: z.array(conversationLine),
  /** Give it back as `before` for the older ones; null at the end. */
  next: z.string().nullable(),
})

export const conversationShape = conversationLine.extend({
  url: z.string().nullable(),
  messages: z.array(messageShape),
  /** Answers written here that the network has not confirmed. */
  replies: z.array(replyShape),
  episodes: z.array(episodeShape),
})
export type ConversationShape = z.infer<typeof conversationShape>

export const replyNew = z.object({
  message: id,
  text: z.string().trim().min(1).max(8000),
  key: z.string().min(8).max(80),
})

export const markNew = z.object({
  needsReply: z.boolean(),
  reason: z.string().trim().min(1).max(200),
})
