import { api } from '../api.ts'
import { Loaded } from '../components/loaded.tsx'
import { Section } from '../components/page.tsx'
import { useResource } from '../resource.ts'
import { figuresMessages } from './figures-messages.ts'
import { PostsBrought } from './posts-brought.tsx'

/** What the posts of an event brought, by the steps of its plan. */
export default function EventFigures({ event }: { event: number }) {
  const figures = useResource(
    `figures ${event}`,
    () => api('GET /events/:id/figures', { param: { id: event } }),
    ['deliveries'],
  )
  return (
    <Section title={figuresMessages().title}>
      <Loaded resource={figures} lines={4}>
        {({ posts }) => <PostsBrought posts={posts} isOfEvent />}
      </Loaded>
    </Section>
  )
}
