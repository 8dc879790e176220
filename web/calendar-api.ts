import type { z } from 'zod'
import type {
  CalendarDays,
  DeliveriesMoved,
  deliveryMove,
  FeedShape,
  feedNew,
  ReminderMoved,
  reminderMove,
} from '../server/calendar/shapes.ts'
import { request } from './request.ts'

/** The server's routes of the calendar, which few screens need. */
export const calendarApi = {
  days: (from: string, to: string) =>
    request<CalendarDays>('GET', `/api/calendar?from=${from}&to=${to}`),
  moveDelivery: (id: number, body: z.input<typeof deliveryMove>) =>
    request<DeliveriesMoved>('POST', `/api/deliveries/${id}/move`, body),
  moveReminder: (id: number, body: z.input<typeof reminderMove>) =>
    request<ReminderMoved>('POST', `/api/reminders/${id}/move`, body),
  feeds: () => request<{ feeds: FeedShape[] }>('GET', '/api/feeds'),
  addFeed: (body: z.infer<typeof feedNew>) => request<FeedShape>('POST', '/api/feeds', body),
  refreshFeed: (id: number) => request<FeedShape>('POST', `/api/feeds/${id}/refresh`, {}),
  removeFeed: (id: number) => request<unknown>('DELETE', `/api/feeds/${id}`),
}
