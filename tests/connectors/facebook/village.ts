import { facebook } from '../../../server/connectors/facebook/index.ts'
import type { SandboxOptions } from '../../../server/sandbox/create.ts'
import { type MetaWorld, openMetaWorld, secondOf, type Truth } from '../meta-world.ts'

/** A page of the sandbox with the connector before it. */
export type Village = MetaWorld & {
  announce(text?: string, at?: number): string
  comment(target: string, text: string, resident?: string, at?: number): string
}

export async function openVillage(options: Partial<SandboxOptions> = {}): Promise<Village> {
  const world = await openMetaWorld(facebook, options)
  const { sandbox, page } = world
  return Object.assign(world, {
    announce: (text = 'Travaux rue du Moulin', at?: number) =>
      sandbox.post({ page, kind: 'post', text, at }).id,
    comment: (target: string, text: string, resident = 'Julie Renard', at?: number) =>
      sandbox.write({ page, kind: 'comment', target, text, resident, at }).id,
  })
}

/** Everything that the network has and the page's people may see. */
export function truth({ sandbox, page, clock }: Village): Truth {
  const all: Truth = new Map()
  const add = (row: { id: string; text: string; createdAt: number; isByPage: boolean }) => {
    all.set(row.id, { text: row.text, sentAt: secondOf(row.createdAt), isOurs: row.isByPage })
  }
  const now = clock.now()
  for (const post of sandbox.posts(page)) {
    if (!post.isPublished || post.isRemoved || post.createdAt > now) continue
    if (!post.isByPage) add(post)
    for (const comment of post.comments) {
      if (!comment.isRemoved && comment.createdAt <= now) add(comment)
    }
  }
  for (const thread of sandbox.conversations(page)) thread.messages.forEach(add)
  return all
}
