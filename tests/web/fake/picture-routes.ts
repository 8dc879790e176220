import type { Hono } from 'hono'
import { folded } from '../../../server/language/text.ts'
import {
  type LibraryPicture,
  libraryPage,
  mediaShape,
  pictureShape,
} from '../../../server/pictures/shapes.ts'
import { minutes } from './commune.ts'
import { poster, posterBytes } from './events.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

const pageSize = 24

/** What was used before: thirty pictures, the third of them nowhere. */
function makeLibrary(): LibraryPicture[] {
  const alts = [
    poster.alt,
    'Plan du vide-grenier : la rue de l’Église et la place, fermées de 6 h à 19 h.',
    'Brouillon de l’affiche du bal',
  ]
  return Array.from({ length: 30 }, (_, index) => {
    const id = 100 - index
    return {
      ...poster,
      id,
      picture: id,
      url: `/api/media/${id}`,
      small: `/api/pictures/${id}/small`,
      alt: alts[index] ?? `Photo ${index + 1} de la fête`,
      uses:
        index === 2
          ? []
          : [
              { event: 2, title: 'Marché de Noël', at: minutes(-60 * 24 * 340) },
              ...(index === 0 ? [{ event: 1, title: 'Loto des aînés', at: null }] : []),
            ],
    }
  })
}

/** Pictures, taken in and described; the library that they are found in again. */
export function pictureRoutes(village: Village): Hono {
  let library = village.scenario === 'full' ? makeLibrary() : []

  let removed: LibraryPicture[] = []

  const missing = { error: 'not-found', message: 'Cette image n’existe pas ou plus.' }

  const counted = (path: string) =>
    village.asked.filter(one => one.path.replace(/\d+/, 'N') === path).length

  const image = () => new Response(posterBytes, { headers: { 'content-type': 'image/svg+xml' } })

  return fakeRoutes({
    'GET /media/:id': image,
    'GET /pictures/:id': image,
    'GET /pictures/:id/small': image,
    'POST /pictures': async c => {
      const form = await c.req.formData()
      const file = form.get('file')
      const page = Number(form.get('page'))
      const name = file instanceof File ? file.name : ''
      village.asked.push({ method: 'POST', path: c.req.path, body: { name, page } })
      const id = counted('/api/pictures')
      const isPdf = name.endsWith('.pdf')
      // A name that says how large it is to be taken for: « 100x50.png ».
      const [, width = 800, height = 450] = /^(\d+)x(\d+)/.exec(name) ?? []
      return pictureShape.parse({
        id,
        type: 'image/png',
        width: Number(width),
        height: Number(height),
        size: 900,
        page,
        pages: isPdf ? 3 : 1,
        text: isPdf ? `Fête patronale, page ${page}` : null,
        url: `/api/pictures/${id}`,
      })
    },
    'POST /pictures/:id/media': (c, { alt }) => {
      const picture = Number(c.req.param('id'))
      village.asked.push({ method: 'POST', path: c.req.path, body: { alt } })
      const id = counted('/api/pictures/N/media')
      return mediaShape.parse({ ...poster, id, picture, alt })
    },
    'GET /media': c => {
      const words = folded(c.req.query('search') ?? '')
        .split(/\s+/)
        .filter(Boolean)
      const before = Number(c.req.query('before') ?? Number.POSITIVE_INFINITY)
      const found = library.filter(
        ({ id, alt }) => id < before && words.every(word => folded(alt).includes(word)),
      )
      const media = found.slice(0, pageSize)
      const next = found.length > pageSize ? (media.at(-1)?.id ?? null) : null
      return libraryPage.parse({ media, next })
    },
    'DELETE /pictures/:id': c => {
      const gone = library.filter(({ picture }) => String(picture) === c.req.param('id'))
      if (gone.length === 0) return c.json(missing, 404)
      village.asked.push({ method: 'DELETE', path: c.req.path, body: {} })
      removed = [...removed, ...gone]
      library = library.filter(one => !gone.includes(one))
    },
    'POST /pictures/:id/restore': c => {
      const back = removed.filter(({ picture }) => String(picture) === c.req.param('id'))
      if (back.length === 0) return c.json(missing, 404)
      village.asked.push({ method: 'POST', path: c.req.path, body: {} })
      removed = removed.filter(one => !back.includes(one))
      library = [...library, ...back].toSorted((one, other) => other.id - one.id)
    },
  })
}
