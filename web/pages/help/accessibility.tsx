import { Page } from '../../components/page.tsx'
import { language } from '../../i18n/index.ts'
import { accessibility as en } from './accessibility.en.ts'
import { accessibility as fr } from './accessibility.fr.ts'
import { Chapters } from './chapters.tsx'

/** The accessibility page that the RGAA asks of every site of a commune. */
export default function Accessibility() {
  const t = language.value === 'fr' ? fr : en
  return (
    <Page title={t.title} lead={t.lead}>
      <Chapters chapters={t.chapters} />
    </Page>
  )
}
