import type { Deps } from '../deps.ts'
import { repliesPaths } from '../language/agenda-address.ts'
import { toIso } from '../language/instant.ts'
import { mairieOf } from '../language/town.ts'
import { communeOf } from '../people/commune.ts'
import { listCommunes, updateCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import {
  type PublishedReplies,
  publicReplies,
  readPublicReplies,
} from '../reply-times/public-replies.ts'
import { publicSentence } from '../reply-times/rules/public-replies.ts'
import { pictureSize, svgOf } from './picture.ts'
import type { PublicRepliesShape } from './shapes.ts'

type OpenDataDeps = Pick<Deps, 'db' | 'clock' | 'connectors'>

/** Where one commune’s figures are on an installation: with its number where there are several. */
export type Published = { replies: PublishedReplies; query: string }

/** What is published of the commune that is asked for, or of each; empty: nothing is, and nothing is said. */
export async function publishedReplies(deps: OpenDataDeps, asked?: number): Promise<Published[]> {
  const communes = await listCommunes(deps.db)
  const shown = communes.filter(({ id }) => asked === undefined || id === asked)
  const all = await Promise.all(
    shown.map(async ({ id }) => {
      const replies = await publicReplies(deps, id)
      return replies && { replies, query: communes.length > 1 ? queryOf(id) : '' }
    }),
  )
  return all.filter(one => one !== null)
}

const queryOf = (id: number) => `?commune=${id}`

/** What everybody sees, or would see, as it is now: somebody who changes the hours need not wait an hour. */
export async function previewPublicReplies(
  deps: OpenDataDeps & Pick<Deps, 'publicUrl'>,
  communeId: number,
): Promise<PublicRepliesShape> {
  const commune = await communeOf(deps, communeId)
  const { asOf, weeks } = await readPublicReplies(deps, communeId)
  const { from, to } = weeks
  return {
    isPublic: commune.publicReplies === 1,
    sentence: publicSentence(weeks),
    picture: svgOf(commune.name, weeks),
    ...{ from, to, asOf: toIso(asOf) },
    address: `${deps.publicUrl}${repliesPaths(queryOf(communeId)).page}`,
    code: embedCode(deps.publicUrl, commune),
  }
}

/**
 * Its number too where there is one commune: the page that has it stays as it is when another comes. The
 * picture is wider than a telephone, and few sites make theirs fit by themselves.
 */
export function embedCode(publicUrl: string, { id, name }: { id: number; name: string }): string {
  const { page, svg } = repliesPaths(queryOf(id))
  const { width, height } = pictureSize
  const alt = `${mairieOf(name)} : délai de réponse, chiffre et méthode`
  const escaped = alt.replace(/[&"<>]/g, sign => `&#${sign.charCodeAt(0)};`)
  return `<a href="${publicUrl}${page}"><img src="${publicUrl}${svg}" alt="${escaped}" width="${width}" height="${height}" style="max-width:100%;height:auto"></a>`
}

/** Shows a commune’s reply times to everybody, or no more. Copies elsewhere stay for an hour. */
export async function changePublicReplies(
  deps: OpenDataDeps & Pick<Deps, 'changes' | 'publicUrl'>,
  { communeId, actor }: { communeId: number; actor: string },
  { isPublic }: { isPublic: boolean },
): Promise<PublicRepliesShape> {
  const { db, clock, changes } = deps
  await db.transaction().execute(async transaction => {
    const { publicReplies } = await communeOf({ db: transaction }, communeId)
    if ((publicReplies === 1) === isPublic) return
    await updateCommune(transaction, communeId, { publicReplies: isPublic ? 1 : 0 })
    await writeJournal(transaction, {
      ...{ communeId, at: clock.now(), actor, subject: `commune:${communeId}` },
      action: isPublic ? 'public-replies.shown' : 'public-replies.hidden',
      detail: {},
    })
  })
  changes.tell(communeId, 'commune')
  return await previewPublicReplies(deps, communeId)
}
