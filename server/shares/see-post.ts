import type { Deps } from '../deps.ts'
import { folded } from '../language/text.ts'
import { readPage } from '../platform/html/apart.ts'
import { GuardedFailure } from '../platform/http-guarded.ts'
import { step } from './shares.ts'
import { findShare, moveShare } from './store-shares.ts'

type SeeDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'guarded'>

/**
 * Looks whether the post that a partner named is public, and notes it when it is: the page is answered
 * to anybody and names the event. Some networks show strangers nothing: then nothing is known, and
 * nothing is said.
 */
export async function seePost({ db, clock, changes, guarded }: SeeDeps, id: number): Promise<void> {
  const share = await findShare(db, id)
  if (share === undefined || share.url === null || share.urlSeenAt !== null) return
  let page: string
  try {
    const { status, text } = await guarded.get(share.url)
    if (status !== 200) return
    page = text
  } catch (error) {
    // An address that nobody outside can read says nothing about their post.
    if (error instanceof GuardedFailure) return
    throw error
  }
  if (!isNamed((await readPage(page)).text, share.eventTitle)) return
  const at = clock.now()
  await db.transaction().execute(async transaction => {
    if (!(await moveShare(transaction, share, { urlSeenAt: at }))) return
    const what = { at, what: 'seen', by: 'Tambour', via: 'tambour-itself' } as const
    await step(transaction, id, what)
  })
  changes.tell(share.communeId, 'partners')
}

/** Whether most words of a title stand on a page, or in what it tells networks about itself. */
function isNamed(said: string, title: string): boolean {
  const words = folded(title)
    .split(/[^a-z0-9]+/)
    .filter(word => word.length > 3)
  const found = words.filter(word => said.includes(word))
  return words.length > 0 && found.length * 3 >= words.length * 2
}
