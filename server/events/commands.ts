import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { BadUse, command, type Input, idOf, readAll, repeated, required } from '../cli/command.ts'
import { frenchCount } from '../language/french.ts'
import { mostPictures } from '../pictures/rules-rendition-plan.ts'
import { BadInput } from '../platform/refusal.ts'
import { eventSentences } from './sentences.ts'
import { type PostMade, type PostNew, postNew } from './shapes-event.ts'

type Wanted = { post: Omit<PostNew, 'media'>; images: Image[] }
type Image = { bytes: Buffer; name: string; alt: string }

export const commands = [
  command<PostMade>({
    name: 'post',
    usage:
      '--channel ID… --at INSTANT --text-file FICHIER [--comment TEXTE] [--image FICHIER --alt TEXTE]…',
    summary:
      'Programme une publication (« - » : texte sur l’entrée standard ; sans décalage, --at est une heure locale).',
    options: {
      channel: { type: 'string', multiple: true },
      at: { type: 'string' },
      'text-file': { type: 'string' },
      comment: { type: 'string' },
      image: { type: 'string', multiple: true },
      alt: { type: 'string', multiple: true },
    },
    async ask(api, input) {
      const { post, images } = await wanted(input)
      const media: number[] = []
      for (const image of images) media.push((await api('POST /media', { form: formOf(image) })).id)
      return await api('POST /posts', { json: { ...post, media } })
    },
    print: ({ deliveries }) =>
      `${frenchCount(deliveries.length, 'publication programmée', 'publications programmées')} (${deliveries.join(', ')}).`,
  }),
]

/** @throws BadUse, BadInput */
async function wanted(input: Input): Promise<Wanted> {
  const { values, positionals } = input
  const ids = [...repeated(values, 'channel').flatMap(value => value.split(',')), ...positionals]
  if (ids.length === 0) throw new BadUse('Il manque --channel.')
  const at = required(values, 'at')
  const parsed = postNew.omit({ media: true }).safeParse({
    channels: ids.map(id => idOf(id.trim(), 'Le canal')),
    times: [at],
    text: await textOf(required(values, 'text-file'), input),
    comment: values.comment,
  })
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0]
    if (field === 'times')
      throw new BadUse(`--at doit être un instant comme 2027-07-13T18:30:00+02:00, pas « ${at} ».`)
    throw field === 'comment'
      ? new BadInput(eventSentences.commentTooLong)
      : new BadInput(eventSentences.textLength)
  }
  return { post: parsed.data, images: await imagesOf(input) }
}

async function textOf(file: string, { stdin }: Input): Promise<string> {
  const text = file === '-' ? await readAll(stdin) : (await contentOf(file)).toString('utf8')
  return text.replaceAll('\r\n', '\n')
}

/** Each picture with its description: the first `--alt` is for the first `--image`, and so on. */
async function imagesOf({ values }: Input): Promise<Image[]> {
  const files = repeated(values, 'image')
  const alts = repeated(values, 'alt')
  if (files.length > mostPictures) {
    throw new BadUse(
      `Une publication a ${mostPictures} images au plus, et celle-ci ${files.length}.`,
    )
  }
  if (alts.length > files.length) throw new BadUse('--alt décrit une image : il manque --image.')
  return await Promise.all(
    files.map(async (file, place) => {
      const alt = alts[place]
      if (alt === undefined) {
        throw new BadUse(
          `Il manque --alt, la description de l’image ${basename(file)} pour qui ne la voit pas.`,
        )
      }
      return { bytes: await contentOf(file), name: basename(file), alt }
    }),
  )
}

async function contentOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new BadInput(eventSentences.fileUnreadable(file, cause))
  }
}

function formOf({ bytes, name, alt }: Image): FormData {
  const form = new FormData()
  form.set('file', new Blob([Uint8Array.from(bytes)]), name)
  form.set('alt', alt)
  return form
}
