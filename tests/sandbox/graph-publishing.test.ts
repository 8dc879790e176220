import { describe, expect, it } from 'vitest'
import { dig, openVillage, picture, textAt } from './client.ts'

function form(fields: Record<string, string | Blob>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') data.set(name, value)
    else data.set(name, value, 'affiche.png')
  }
  return data
}

describe('a post', () => {
  it('is published, read back, and shown to the public', async () => {
    const { sandbox, get, post, page } = await openVillage()
    const { status, body } = await post(`/v26.0/${page}/feed`, {
      message: 'Loto samedi à 20 h',
      link: 'https://exemple.test/loto',
    })
    expect(status).toBe(200)
    const id = textAt(body, 'id')
    expect(body).toEqual({ id })
    const fields = 'message,is_published,from,permalink_url,attachments,application'
    const read = await get(`/${id}`, { fields })
    expect(read.body).toMatchObject({
      message: 'Loto samedi à 20 h',
      is_published: true,
      from: { id: page },
      application: { id: sandbox.app.id },
      attachments: {
        data: [{ type: 'share', media_type: 'link', url: 'https://exemple.test/loto' }],
      },
    })
    const shown = await fetch(textAt(read.body, 'permalink_url'))
    expect(await shown.text()).toContain('Loto samedi à 20 h')
  })

  it('needs something to say, and not too much', async () => {
    const { sandbox, post, page } = await openVillage()
    expect((await post(`/${page}/feed`, {})).body).toMatchObject({ error: { code: 100 } })
    const long = await post(`/${page}/feed`, { message: 'a'.repeat(63_207) })
    expect(long.body).toMatchObject({ error: { code: 100 } })
    expect(sandbox.posts(page)).toEqual([])
  })

  it('by an app in development mode exists for the API and for nobody else', async () => {
    const { sandbox, get, post, page, token } = await openVillage()
    sandbox.tokens.change(token, { live: false })
    const id = textAt((await post(`/${page}/feed`, { message: 'Invisible' })).body, 'id')
    expect((await get(`/${id}`, { fields: 'is_published' })).body).toEqual({
      is_published: true,
      id,
    })
    expect(sandbox.posts(page)[0]).toMatchObject({ id, isPublic: false })
    const shown = await fetch(`${sandbox.url}/pages/${page}/posts/${id}`)
    expect(shown.status).toBe(404)
  })

  it('can be changed and removed by the app that made it; a native one cannot be changed', async () => {
    const { get, post, remove, page, announce } = await openVillage()
    const id = textAt((await post(`/${page}/feed`, { message: 'Samdi' })).body, 'id')
    expect((await post(`/${id}`, { message: 'Samedi' })).body).toEqual({ success: true })
    expect(dig((await get(`/${id}`)).body, 'message')).toBe('Samedi')
    expect((await remove(`/${id}`)).body).toEqual({ success: true })
    expect((await get(`/${id}`)).body).toMatchObject({ error: { code: 100, error_subcode: 33 } })
    expect((await post(`/${announce()}`, { message: 'Autre' })).body).toMatchObject({
      error: { code: 200 },
    })
  })
})

describe('photos', () => {
  it('published with a post, keep their bytes, size and alternative text', async () => {
    const { get, post, page } = await openVillage()
    const bytes = await picture()
    const { body } = await post(
      `/${page}/photos`,
      form({ source: new Blob([bytes]), caption: 'L’affiche', alt_text_custom: 'Affiche bleue' }),
    )
    expect(body).toEqual({ id: expect.any(String), post_id: expect.stringMatching(`^${page}_`) })
    const photo = await get(`/${textAt(body, 'id')}`, {
      fields: 'alt_text_custom,name',
    })
    expect(photo.body).toMatchObject({ alt_text_custom: 'Affiche bleue', name: 'L’affiche' })
    const story = await get(`/${textAt(body, 'post_id')}`, {
      fields: 'message,attachments{media_type,target{id},media}',
    })
    expect(story.body).toMatchObject({
      message: 'L’affiche',
      attachments: {
        data: [
          {
            media_type: 'photo',
            target: { id: textAt(body, 'id') },
            media: { image: { width: 64, height: 48 } },
          },
        ],
      },
    })
    const image = await fetch(textAt(story.body, 'attachments', 'data', 0, 'media', 'image', 'src'))
    expect(image.headers.get('content-type')).toBe('image/png')
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(bytes)
  })

  it('that are no picture, or another page’s, are refused', async () => {
    const { sandbox, post, page } = await openVillage()
    const text = form({ source: new Blob(['ceci n’est pas une image']) })
    expect((await post(`/${page}/photos`, text)).body).toMatchObject({ error: { code: 324 } })
    const other = sandbox.neighbours[0]
    const theirs = await post(
      `/${other?.id}/photos`,
      form({ source: new Blob([await picture()]), published: 'false' }),
      other?.token,
    )
    const attached = JSON.stringify([{ media_fbid: textAt(theirs.body, 'id') }])
    const { body } = await post(`/${page}/feed`, { message: '?', attached_media: attached })
    expect(body).toMatchObject({ error: { code: 100, error_subcode: 33 } })
  })
})

describe('comments', () => {
  it('are answered, mention people, are hidden and shown again', async () => {
    const { sandbox, get, post, page, announce } = await openVillage()
    const asked = sandbox.write({
      page,
      resident: 'Julie Test',
      kind: 'comment',
      target: announce(),
      text: 'Où ?',
    })
    const message = '@Julie Test au lavoir'
    const reply = await post(`/${asked.id}/comments`, { message })
    expect(reply.body).toEqual({ id: expect.any(String) })
    const read = await get(`/${textAt(reply.body, 'id')}`, {
      fields: 'message,message_tags,parent{id},from{id}',
    })
    expect(read.body).toMatchObject({
      message: 'Julie Test au lavoir',
      message_tags: [{ id: asked.resident?.scopedId, name: 'Julie Test' }],
      parent: { id: asked.id },
      from: { id: page },
    })
    const hidden = async () =>
      dig((await get(`/${asked.id}`, { fields: 'is_hidden' })).body, 'is_hidden')
    expect((await post(`/${asked.id}`, { is_hidden: 'true' })).body).toEqual({ success: true })
    expect(await hidden()).toBe(true)
    await post(`/${asked.id}`, { is_hidden: 'false' })
    expect(await hidden()).toBe(false)
  })

  it('need pages_manage_engagement to be answered', async () => {
    const { sandbox, post, token, announce, page } = await openVillage()
    sandbox.tokens.change(token, { scopes: ['pages_read_engagement', 'pages_manage_posts'] })
    const { status, body } = await post(`/${announce()}/comments`, { message: 'Bonjour' })
    expect(status).toBe(403)
    expect(body).toMatchObject({ error: { code: 200 } })
    expect((await post(`/${page}/feed`, { message: 'Bonjour' })).status).toBe(200)
  })
})
