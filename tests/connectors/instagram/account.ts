import type { WebhookEvent } from '../../../server/connectors/connector.ts'
import { instagram } from '../../../server/connectors/instagram/index.ts'
import type { SandboxOptions } from '../../../server/sandbox/create.ts'
import { type MetaWorld, openMetaWorld, secondOf, type Truth } from '../meta-world.ts'

/** An account of the sandbox with the connector before it. */
export type World = MetaWorld & {
  account: string
  show(caption?: string, at?: number): string
  comment(target: string, text: string, resident?: string | null, at?: number): string
  message(text: string, resident?: string, at?: number): string
  /**
   * A post of the resident's that names the account, or a comment that does, under that post or one of
   * that resident's.
   */
  mention(text: string, under?: string, at?: number): { id: string; media: string }
  /** A photo of the resident's on which the account is tagged. */
  tag(text: string, at?: number): string
  /** The webhooks of what happens in `act`. */
  told(act: () => void): WebhookEvent[]
}

export async function openAccount(options: Partial<SandboxOptions> = {}): Promise<World> {
  const world = await openMetaWorld(instagram, options)
  const { sandbox, clock } = world
  const account = sandbox.instagram.accounts()[0]?.id ?? ''
  const own: Omit<World, keyof MetaWorld> = {
    account,
    show: (caption = 'Le marché de Noël', at) => sandbox.instagram.announce(account, caption, at),
    comment: (target, text, resident = 'Julie Renard', at) =>
      sandbox.instagram.write({ account, resident, kind: 'comment', target, text, at }).id,
    message: (text, resident = 'Julie Renard', at) =>
      sandbox.instagram.write({ account, resident, kind: 'message', text, at }).id,
    mention(text, target, at) {
      const resident = 'Julie Renard'
      const writing = { account, resident, kind: 'mention', target, text, at } as const
      const { id, media = '' } = sandbox.instagram.write(writing)
      return { id, media }
    },
    tag: (text, at) =>
      sandbox.instagram.write({ account, resident: 'Odile Colin', kind: 'tag', text, at }).id,
    told: act => sandbox.told(act).map(body => ({ body, at: clock.now() })),
  }
  return Object.assign(world, own)
}

/** Everything that the network has and the account's people may see. */
export function truth({ sandbox, account }: World): Truth {
  const all: Truth = new Map()
  const add = (row: { id: string; text: string; createdAt: number }, isOurs: boolean) => {
    all.set(row.id, { text: row.text, sentAt: secondOf(row.createdAt), isOurs })
  }
  const { instagram: network } = sandbox
  for (const media of network.media(account)) {
    for (const comment of media.comments) add(comment, comment.isByAccount)
  }
  for (const thread of network.conversations(account)) {
    for (const message of thread.messages) add(message, message.isByPage)
  }
  return all
}
