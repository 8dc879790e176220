import { Download } from 'lucide'
import { addressOf, useApi } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { language } from '../language.ts'
import { figuresMessages } from '../publishing/figures-messages.ts'
import { PostsBrought } from '../publishing/posts-brought.tsx'

/** So many of the last posts are drawn. */
const drawnPosts = 6

/** What the posts of a period brought. */
export default function PeriodFigures({ from, to }: { from: string; to: string }) {
  const period = { from, to }
  const figures = useApi('GET /reports/posts', ['deliveries'], { query: period })
  const t = figuresMessages()
  return (
    <Section title={t.title}>
      <Loaded resource={figures} lines={6}>
        {({ posts }) =>
          posts.length === 0 ? (
            <p class="text-muted">{t.none}</p>
          ) : (
            <>
              <PostsBrought posts={posts} most={drawnPosts} />
              <p class="no-print mt-3">
                <a
                  class="text-link inline-flex items-center gap-1 text-sm"
                  href={addressOf('GET /reports/posts.csv', {
                    query: { ...period, spreadsheet: language.value },
                  })}
                  download
                >
                  <Icon of={Download} size={14} />
                  {t.csv}
                </a>
              </p>
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
