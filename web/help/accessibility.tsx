import { useApi } from '../api.ts'
import { Page } from '../components/page.tsx'
import { language } from '../language.ts'
import { accessibility as en } from './accessibility.en.ts'
import { accessibility as fr } from './accessibility.fr.ts'
import { Chapters } from './chapters.tsx'

/** The accessibility page that the RGAA asks of every site of a commune. */
export default function Accessibility() {
  const t = language.value === 'fr' ? fr : en
  const contacts = useApi('GET /privacy/contacts')
  const known = contacts.data?.communes.filter(({ contact }) => contact !== '') ?? []
  const chapters = t.chapters.map(chapter =>
    chapter.key === 'contact' && known.length > 0
      ? { ...chapter, list: known.map(({ name, contact }) => `${name}, ${contact}`) }
      : chapter,
  )
  return (
    <Page title={t.title} lead={t.lead}>
      <Chapters chapters={chapters} />
    </Page>
  )
}
