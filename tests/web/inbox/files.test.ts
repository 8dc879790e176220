import { describe, expect, it } from 'vitest'
import { eachWindow, type Opened } from '../each-window.ts'
import { visit } from '../screen.ts'

let api: Opened['api']
let page: Opened['page']
eachWindow({ role: 'officer' }, opened => {
  ;({ api, page } = opened)
})

describe('the files of a message', () => {
  it('stand under it with their sizes, and are asked for when they are opened', async () => {
    const asked: string[] = []
    page.on('request', request => {
      if (request.url().includes('/attachments/')) asked.push(new URL(request.url()).pathname)
    })
    await visit(page, api, '/messages/1')
    const notice = page.getByRole('link', { name: /^Avis de travaux\.pdf · 240\sko/ })
    expect(await notice.getAttribute('href')).toBe('/api/messages/101/attachments/0')
    await page.getByRole('link', { name: /^rue-du-moulin\.jpg · 1,8\sMo/ }).waitFor()
    expect(asked).toEqual([])
    await page.getByText(/^Aperçu/).click()
    await page.getByRole('img', { name: 'rue-du-moulin.jpg' }).waitFor()
    expect(asked).toEqual(['/api/messages/101/attachments/1/small'])
  })
})
