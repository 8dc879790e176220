import { z } from 'zod'
import { countings } from '../language/text-length.ts'
import { answererShape } from '../people/shapes.ts'
import { id, instant, localDate, said } from '../platform/shapes.ts'
import { episodeShape } from '../reply-times/shapes.ts'

/** What a person decided about a message, and whether it can still be taken back (`mark`, `answer`). */
const overrideShape = z.object({
  at: instant,
  by: z.string(),
  /**
   * `undone`: the judgement before, of that reason, was taken back. `unsaid`: so was what somebody
   * said of an answer, that it was `automatic` or `human`. `private-answer`: what was written in
   * private is the answer, or is not. `arrived`: an answer whose mail was cut off arrived after all;
   * `in-doubt`: that was taken back. `called`: whom nothing written reaches was answered by telephone;
   * `not-called`: that was taken back.
   */
  act: z.enum([
    'needed',
    'not-needed',
    'undone',
    'holding',
    'complete',
    'automatic',
    'human',
    'unsaid',
    'hidden',
    'shown',
    'private-answer',
    'no-private-answer',
    'arrived',
    'in-doubt',
    'called',
    'not-called',
  ]),
  reason: z.string().nullable(),
  mark: id.nullable(),
  /** The private message of which it was said, where that can still be taken back. */
  answer: id.nullable(),
})
export type OverrideShape = z.infer<typeof overrideShape>

export const replyVisibilities = ['public', 'private'] as const

/** Whether a message can still be answered in one way: until when and how long, or why not. */
const openingShape = z.discriminatedUnion('open', [
  z.object({
    open: z.literal(true),
    /** Null: as long as the message is there. */
    until: instant.nullable(),
    limit: z.object({
      textLength: z.int(),
      counts: z.enum(countings),
    }),
    /** What files it may bring: all together, bytes, and how many; null: none. */
    files: z.object({ bytes: z.int(), count: z.int() }).nullable(),
  }),
  z.object({ open: z.literal(false), reason: said }),
])
export type OpeningShape = z.infer<typeof openingShape>

const messageShape = z.object({
  id,
  /** Where it was written: in a joined conversation not always the one that is read. */
  conversation: id,
  channelName: z.string(),
  visibility: z.enum(['private', 'public']),
  parent: id.nullable(),
  /** On an answer to one person elsewhere: the public message that it answers, or the mail. */
  answers: z
    .object({
      message: id,
      conversation: id,
      text: z.string().nullable(),
      visibility: z.enum(['private', 'public']),
    })
    .nullable(),
  /**
   * On a public message or a mail that waits: what was written to its author in private since, or in
   * another mail, where nothing tells whether that is the answer. Null: nothing, or the reader may not answer.
   */
  possibleAnswer: z
    .object({ message: id, conversation: id, sentAt: instant, text: z.string().nullable() })
    .nullable(),
  direction: z.enum(['inbound', 'outbound']),
  kind: z.enum(['message', 'note', 'reaction']),
  author: z.string().nullable(),
  text: z.string().nullable(),
  attachments: z.array(
    z.object({
      type: z.string(),
      /** Where it is, on its network or here; null where it cannot be had. */
      url: z.string().nullable(),
      name: z.string().nullable(),
      /** Its size, where that is known. */
      bytes: z.int().nullable(),
      /** A small picture of it, made when it is asked for; null where there is none. */
      small: z.string().nullable(),
      /** Whether it is kept here, and nowhere else; else it is asked of its network. */
      kept: z.boolean(),
    }),
  ),
  sentAt: instant,
  /**
   * On an answer that leaves by mail: it may not have arrived (`unconfirmed`) and so answers nobody
   * yet, it is being sent once more, or a person says that it arrived. Null: nothing speaks against it.
   */
  arrival: z.enum(['unconfirmed', 'sending', 'confirmed']).nullable(),
  /** On a message of whom nothing written reaches: the number to call, null where it is withheld. */
  telephone: z.object({ number: z.string().nullable() }).optional(),
  /** On an answer that was given by telephone, as somebody here says; it can be taken back. */
  byTelephone: z.literal(true).optional(),
  automatic: z.boolean(),
  /** Whether a person says so, and not the network's reader. */
  automaticSaid: z.boolean(),
  holding: z.boolean(),
  removedAt: instant.nullable(),
  hidden: z.boolean(),
  edited: z.boolean(),
  url: z.string().nullable(),
  /** Which of the `replies` it was before, where that one left at its first attempt. */
  reply: id.optional(),
  /** The last judgement of a person, or of a rule, about whether it needs an answer. */
  needsReply: z.boolean(),
  needsReplyReason: z.string().nullable(),
  needsReplyBy: z.enum(['rule', 'person']).nullable(),
  /** Oldest first. */
  overrides: z.array(overrideShape),
  /** Whether it can be hidden from the public, or shown again. */
  canHide: z.boolean(),
  /** Why not, where its network hides others; null: it can, or nothing is hidden there. */
  cannotHide: said.nullable(),
  /** How it can be answered; null where there is no such way. */
  replyOptions: z.object({ public: openingShape.nullable(), private: openingShape.nullable() }),
})
export type MessageShape = z.infer<typeof messageShape>

export const replyShape = z.object({
  id,
  message: id,
  /** For all to see, or to the author of the message alone. */
  way: z.enum(replyVisibilities),
  text: z.string(),
  holding: z.boolean(),
  state: z.enum(['sending', 'sent', 'failed', 'unconfirmed']),
  reason: said.nullable(),
  author: z.string().nullable(),
  createdAt: instant,
  /** Until when it can be taken back; null: it was tried. */
  leavesAt: instant.nullable(),
  /** What goes with it as long as it has not left; then its message says so. */
  files: z.array(z.object({ name: z.string(), bytes: z.int() })),
})
export type ReplyShape = z.infer<typeof replyShape>

/** What one colleague tells the others: never sent, never counted. */
export const noteShape = z.object({
  id,
  /** Where it was written: in a joined conversation not always the one that is read. */
  conversation: id,
  /** Null: their account is gone, or a program wrote it. */
  author: answererShape.nullable(),
  text: z.string(),
  /** Whom it is for, by name. */
  mentions: z.array(answererShape),
  createdAt: instant,
  editedAt: instant.nullable(),
})
export type NoteShape = z.infer<typeof noteShape>

/** Another conversation that a person joined with this one: together they are one thread. */
const joinedShape = z.object({
  id,
  channelName: z.string(),
  visibility: z.enum(['private', 'public']),
  subject: z.string().nullable(),
  url: z.string().nullable(),
})

/** What a conversation waits for; `isBack`: its day has come, and nobody has answered since. */
const holdShape = z.object({ words: z.string(), until: localDate, isBack: z.boolean() })

export const conversationLine = z.object({
  id,
  channel: id,
  channelName: z.string(),
  visibility: z.enum(['private', 'public']),
  subject: z.string().nullable(),
  /** What it is about, where its kind of channel has subjects; a text may begin with it. */
  topic: z.string().nullable(),
  authors: z.array(z.string()),
  /** The last message's, at most 300 characters. */
  lastText: z.string().nullable(),
  lastDirection: z.enum(['inbound', 'outbound']).nullable(),
  lastMessageAt: instant,
  waiting: z.int(),
  /** Whether all who wait in it most probably want no answer. */
  unlikely: z.boolean(),
  dueAt: instant.nullable(),
  /** Who of the commune deals with it; anybody may answer all the same. */
  inCharge: answererShape.nullable(),
  /** It waits for somebody else until a day, or is back from that; the reply clock goes on. */
  hold: holdShape.nullable(),
  merged: z.array(joinedShape),
})
export type ConversationLine = z.infer<typeof conversationLine>

/** `mine`: those of which the asker is in charge; `held`: those that wait for somebody else. */
export const conversationFilter = z.enum([
  'waiting',
  'held',
  'mine',
  'unlikely',
  'old',
  'all',
  'excluded',
])
export type ConversationFilter = z.infer<typeof conversationFilter>

export const conversationList = z.object({
  conversations: z.array(conversationLine),
  /** Give it back as `before` for the older ones; null at the end. */
  next: z.string().nullable(),
})
export type ConversationList = z.infer<typeof conversationList>

export const conversationShape = conversationLine.extend({
  url: z.string().nullable(),
  /** The first of the post that it is under, where that went out from here. */
  picture: z.object({ id, alt: z.string() }).nullable(),
  messages: z.array(messageShape),
  /** Answers written here that the network has not confirmed. */
  replies: z.array(replyShape),
  /** Oldest first; none for who may not answer. */
  notes: z.array(noteShape),
  episodes: z.array(episodeShape),
  /** Who wrote in it, and as whom else the commune knows each of them: a person said so. */
  people: z.array(
    z.object({
      contact: id,
      name: z.string().nullable(),
      /** A mail address or a telephone, where the channel knows them by one; null for who may not answer. */
      address: z.string().nullable(),
      same: z.array(
        z.object({
          contact: id,
          name: z.string().nullable(),
          channelName: z.string(),
          /** Theirs that are none of these, the newest first. */
          conversations: z.array(
            z.object({
              id,
              visibility: z.enum(['private', 'public']),
              subject: z.string().nullable(),
              lastMessageAt: instant,
            }),
          ),
        }),
      ),
    }),
  ),
  /** Who joined it with others, or parted it from them; oldest first. */
  joinings: z.array(
    z.object({ at: instant, by: z.string(), act: z.enum(['merged', 'split']), conversation: id }),
  ),
})
export type ConversationShape = z.infer<typeof conversationShape>
