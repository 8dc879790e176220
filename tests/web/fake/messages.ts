import type { ConversationShape, MessageShape } from '../../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import type { EpisodeShape, WaitingShape } from '../../../server/reply-times/shapes.ts'
import { minutes } from './commune.ts'

const page = { channel: 1, channelName: 'Page de la mairie' }

type Said = {
  by: string | null
  text: string
  at: number
  parent?: number
  more?: Partial<Spoken<MessageShape>>
}

const limits = { public: 8000, private: 2000 }

/** Facebook's rules, as far as the screens care: where it was written, and a comment aside. */
function waysIn(
  visibility: 'public' | 'private',
  files: { bytes: number; count: number } | null,
): Spoken<MessageShape>['ways'] {
  const open = (way: 'public' | 'private', until: string | null) => ({
    open: true as const,
    until,
    limit: { textLength: limits[way], counts: 'utf16' as const },
    files,
  })
  return {
    public: visibility === 'public' ? open('public', null) : null,
    private: open('private', minutes(6 * 24 * 60)),
  }
}

function messageOf(id: number, said: Said, thread: Thread): Spoken<MessageShape> {
  const isInbound = said.by !== null
  return {
    id,
    conversation: thread.id,
    channelName: page.channelName,
    visibility: thread.visibility,
    parent: said.parent ?? null,
    answers: null,
    possibleAnswer: null,
    direction: isInbound ? 'inbound' : 'outbound',
    kind: 'message',
    author: said.by,
    text: said.text,
    attachments: [],
    sentAt: minutes(said.at),
    arrival: null,
    automatic: false,
    automaticSaid: false,
    holding: false,
    removedAt: null,
    hidden: false,
    edited: false,
    url: null,
    needsReply: isInbound,
    needsReplyReason: null,
    needsReplyBy: null,
    overrides: [],
    canHide: isInbound && thread.visibility === 'public',
    cannotHide: null,
    ways: isInbound
      ? waysIn(thread.visibility, thread.files ?? null)
      : { public: null, private: null },
    ...said.more,
  }
}

/** What only the network has, asked for by an address of ours: a document, and a picture. */
function attachmentsOf(message: number): Spoken<MessageShape>['attachments'] {
  const url = (index: number) => `/api/messages/${message}/attachments/${index}`
  const notice = { type: 'application/pdf', name: 'Avis de travaux.pdf', bytes: 245_760 }
  const photo = { type: 'image/jpeg', name: 'rue-du-moulin.jpg', bytes: 1_887_436 }
  return [
    { ...notice, url: url(0), small: null, kept: false },
    { ...photo, url: url(1), small: `${url(1)}/small`, kept: false },
  ]
}

/** A photo that came by the commune’s own form. */
function photoOf(message: number): Spoken<MessageShape>['attachments'] {
  const url = `/api/messages/${message}/attachments/0`
  return [
    {
      type: 'image/jpeg',
      name: 'photo.jpg',
      bytes: 412_000,
      url,
      small: `${url}/small`,
      kept: true,
    },
  ]
}

type Thread = {
  /** What it is about, where its channel has subjects. */
  topic?: string
  id: number
  subject?: string
  visibility: 'public' | 'private'
  /** What files its answers may bring, as a mailbox’s. */
  files?: { bytes: number; count: number }
  said: Said[]
  /** The state of the episode that the first message opens. */
  state: EpisodeShape['state']
  officeMinutes: number
  dueAt?: number
  reason?: string
}

const threads: Thread[] = [
  {
    id: 1,
    visibility: 'public',
    subject: 'Travaux rue du Moulin',
    state: 'missed',
    officeMinutes: 33,
    dueAt: -18,
    said: [
      {
        by: 'Nadia Kessler',
        at: -33,
        text: 'Bonjour, la rue du Moulin est barrée depuis ce matin et rien n’est indiqué. Le car scolaire passe-t-il quand même ce soir ?',
        more: { attachments: attachmentsOf(101) },
      },
      { by: 'Pierre Aubry', at: -20, parent: 101, text: 'Même question pour les poubelles !' },
    ],
  },
  {
    id: 2,
    visibility: 'private',
    files: { bytes: 10 * 1024 ** 2, count: 3 },
    state: 'waiting',
    officeMinutes: 11,
    dueAt: 4,
    said: [
      {
        by: 'Julie Martin',
        at: -11,
        text: 'Bonjour, est-ce que la mairie est ouverte samedi matin pour retirer une carte d’identité ? Merci d’avance.',
      },
    ],
  },
  {
    id: 3,
    visibility: 'public',
    subject: 'Marché de Noël',
    state: 'waiting',
    officeMinutes: 4,
    dueAt: 11,
    said: [
      {
        by: 'Marc Dubois',
        at: -4,
        text: 'Y a-t-il encore des places pour tenir un stand au marché de Noël ? Qui faut-il appeler ?',
      },
    ],
  },
  {
    id: 4,
    visibility: 'private',
    state: 'answered',
    officeMinutes: 7,
    said: [
      {
        by: 'Amina Belkacem',
        at: -75,
        text: 'Bonsoir, à quelle heure commence le loto du 5 ?',
        more: { attachments: photoOf(401) },
      },
      {
        by: null,
        at: -68,
        text: 'Bonjour Madame, les portes ouvrent à 18 h 30 et le loto commence à 20 h, à la salle des fêtes. Bonne journée !',
      },
      {
        by: 'Amina Belkacem',
        at: -66,
        text: 'Merci beaucoup 👍',
        more: { needsReply: false, needsReplyReason: 'courtesy', needsReplyBy: 'rule' },
      },
    ],
  },
  {
    id: 5,
    visibility: 'public',
    subject: 'Collecte des encombrants',
    state: 'excluded',
    officeMinutes: 0,
    reason: 'spam',
    said: [
      {
        by: 'Gains Faciles',
        at: -1500,
        text: 'Gagnez 3 000 € par mois depuis chez vous, écrivez-moi !!!',
        more: {
          needsReply: false,
          needsReplyReason: 'spam',
          needsReplyBy: 'person',
          hidden: true,
          overrides: [
            {
              at: minutes(-1490),
              by: 'Claire Morel',
              act: 'not-needed',
              reason: 'spam',
              mark: 40,
              answer: null,
            },
          ],
        },
      },
    ],
  },
]

export type FakeConversation = Spoken<ConversationShape>

function episodeOf(thread: Thread): EpisodeShape {
  const first = thread.said[0]
  const answer = thread.said.findIndex(said => said.by === null)
  const answered = thread.state === 'answered' ? thread.said[answer] : undefined
  return {
    id: thread.id,
    conversation: thread.id,
    ...page,
    visibility: thread.visibility,
    subject: thread.subject ?? null,
    author: first?.by ?? null,
    openedBy: thread.id * 100 + 1,
    text: first?.text ?? null,
    openedAt: minutes(first?.at ?? 0),
    closedBy: answered === undefined ? null : thread.id * 100 + answer + 1,
    closedAt: answered === undefined ? null : minutes(answered.at),
    state: thread.state,
    reason: thread.reason ?? null,
    elapsedMs: answered === undefined ? null : thread.officeMinutes * 60_000,
    officeMs: thread.officeMinutes * 60_000,
    onTime: answered === undefined ? (thread.state === 'missed' ? false : null) : true,
    outOfHours: false,
    fullAnswerMs: answered === undefined ? null : thread.officeMinutes * 60_000,
    detectionMs: 40_000,
    history: false,
  }
}

/** The conversations of a morning. */
export function makeConversations(): FakeConversation[] {
  return threads.map(thread => {
    const messages = thread.said.map((said, index) =>
      messageOf(thread.id * 100 + index + 1, said, thread),
    )
    const last = messages.at(-1)
    const isOpen = thread.state === 'waiting' || thread.state === 'missed'
    return {
      id: thread.id,
      ...page,
      visibility: thread.visibility,
      subject: thread.subject ?? null,
      topic: thread.topic ?? null,
      authors: [...new Set(thread.said.flatMap(said => (said.by === null ? [] : [said.by])))],
      lastText: last?.text ?? null,
      lastDirection: last?.direction ?? null,
      lastMessageAt: last?.sentAt ?? minutes(0),
      waiting: isOpen ? 1 : 0,
      unlikely: false,
      dueAt: isOpen && thread.dueAt !== undefined ? minutes(thread.dueAt) : null,
      url: `https://network.example/${thread.id}`,
      picture: thread.id === 1 ? { id: 1, alt: 'Rue barrée' } : null,
      messages,
      replies: [],
      episodes: [episodeOf(thread)],
      inCharge: null,
      merged: [],
      joinings: [],
      people: [...new Set(thread.said.flatMap(said => (said.by === null ? [] : [said.by])))].map(
        (name, index) => ({ contact: thread.id * 10 + index, name, address: null, same: [] }),
      ),
    }
  })
}

/** Who waits among them, the most pressing first. */
export function waitingIn(conversations: readonly FakeConversation[]): WaitingShape[] {
  return conversations
    .flatMap(one =>
      one.episodes
        .filter(episode => episode.state === 'waiting' || episode.state === 'missed')
        .map(episode => ({
          ...episode,
          aimAt: one.dueAt && new Date(Date.parse(one.dueAt) - 5 * 60_000).toISOString(),
          dueAt: one.dueAt,
          targetMs: 15 * 60_000,
          openNow: true,
          unlikely: one.unlikely,
          topic: one.topic,
          inCharge: one.inCharge,
          answerable: one.messages.some(
            ({ ways }) => ways.public?.open === true || ways.private?.open === true,
          ),
        })),
    )
    .sort(
      (a, b) =>
        Number(a.unlikely) - Number(b.unlikely) || (a.dueAt ?? '').localeCompare(b.dueAt ?? ''),
    )
}
