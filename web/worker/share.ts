import { paths } from '../paths.ts'
import { keepShared, sharePath } from '../shared.ts'

declare const self: ServiceWorkerGlobalScope

/** What another application shares, as a form (https://w3c.github.io/web-share-target/); null: it is none. */
export function answerShare({ request }: FetchEvent): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url)
  const isShared = request.method === 'POST' && pathname === sharePath
  return isShared && origin === self.location.origin ? receive(request) : null
}

/** It waits in this browser for the form of an event, also while one signs in. */
async function receive(request: Request): Promise<Response> {
  const form = await request.formData()
  const textOf = (name: string) => {
    const value = form.get(name)
    // A form has both signs at the end of a line (HTML, « multipart/form-data »).
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
  }
  const files = form.getAll('image').flatMap(file => (file instanceof File ? [file] : []))
  await keepShared({
    ...{ title: textOf('title'), text: textOf('text'), url: textOf('url') },
    files: files.filter(({ type, size }) => type.startsWith('image/') && size > 0),
  })
  return Response.redirect(paths.eventNew, 303)
}
