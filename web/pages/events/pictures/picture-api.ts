import type { LibraryPage, MediaShape, PictureShape } from '../../../../server/pictures/shapes.ts'
import { request, upload } from '../../../request.ts'

/** Pictures and their library: they come with the forms, for no other screen takes any. */
export const pictureApi = {
  take: (file: File, page: number, progress: (ratio: number) => void) => {
    const form = new FormData()
    form.set('file', file)
    form.set('page', String(page))
    return upload<PictureShape>('/api/pictures', form, progress)
  },
  describe: (picture: number, alt: string) =>
    request<MediaShape>('POST', `/api/pictures/${picture}/media`, { alt }),
  library: (search: string, before: number | null) => {
    const query = new URLSearchParams({ ...(search !== '' && { search }) })
    if (before !== null) query.set('before', String(before))
    return request<LibraryPage>('GET', `/api/media?${query}`)
  },
  remove: (picture: number) => request<unknown>('DELETE', `/api/pictures/${picture}`),
  restore: (picture: number) => request<unknown>('POST', `/api/pictures/${picture}/restore`, {}),
}
