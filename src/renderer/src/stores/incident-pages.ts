/** The incident list read page by page: what is on screen is loaded, old rows stay until new ones are there. */
import type { IncidentSummary } from '@shared/domain/incident';
import type { IncidentPage } from '@shared/domain/incident-query';
import { shallowRef, type ShallowRef } from 'vue';

export const PAGE_ROWS = 100;

type FetchPage = (offset: number, limit: number) => Promise<IncidentPage>;

interface Shown {
  /** Null until the first answer. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly IncidentSummary[]>;
}

export interface IncidentPages {
  readonly shown: Readonly<ShallowRef<Shown>>;
  readonly rowAt: (index: number) => IncidentSummary | undefined;
  /** Position of a loaded row, or -1. */
  readonly indexOf: (incidentId: string) => number;
  /** Tells which rows are on screen; missing pages are asked for. */
  readonly look: (firstIndex: number, lastIndex: number) => Promise<void>;
  /** Asks again for what is on screen and forgets the rest. */
  readonly refresh: () => Promise<void>;
  /** Starts over at the first row, after the question changed. */
  readonly restart: () => Promise<void>;
}

export function createIncidentPages(fetchPage: FetchPage): IncidentPages {
  const shown = shallowRef<Shown>({ total: null, pages: new Map() });
  const pending = new Set<number>();
  let seen = { first: 0, last: 0 };
  /** Answers of an older generation are thrown away. */
  let generation = 0;

  const pagesSeen = (): number[] => {
    const pages: number[] = [];
    for (let page = seen.first; page <= seen.last; page += 1) pages.push(page);
    return pages;
  };

  async function replace(): Promise<void> {
    generation += 1;
    const mine = generation;
    pending.clear();
    const wanted = pagesSeen();
    const answers = await Promise.all(wanted.map((page) => fetchPage(page * PAGE_ROWS, PAGE_ROWS)));
    if (mine !== generation) return;
    const pages = new Map(answers.map((answer, at) => [wanted[at] ?? 0, answer.rows]));
    shown.value = { total: answers[0]?.total ?? 0, pages };
  }

  async function loadPage(page: number): Promise<void> {
    const mine = generation;
    pending.add(page);
    try {
      const answer = await fetchPage(page * PAGE_ROWS, PAGE_ROWS);
      if (mine !== generation) return;
      const pages = new Map(shown.value.pages).set(page, answer.rows);
      shown.value = { total: answer.total, pages };
    } finally {
      if (mine === generation) pending.delete(page);
    }
  }

  return {
    shown,
    rowAt: (index) => shown.value.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS],
    indexOf(incidentId) {
      for (const [page, rows] of shown.value.pages) {
        const at = rows.findIndex((row) => row.incidentId === incidentId);
        if (at >= 0) return page * PAGE_ROWS + at;
      }
      return -1;
    },
    async look(firstIndex, lastIndex) {
      seen = {
        first: Math.max(0, Math.floor(firstIndex / PAGE_ROWS)),
        last: Math.max(0, Math.floor(lastIndex / PAGE_ROWS)),
      };
      const missing = pagesSeen().filter(
        (page) => !shown.value.pages.has(page) && !pending.has(page),
      );
      await Promise.all(missing.map(loadPage));
    },
    refresh: replace,
    restart: () => {
      seen = { first: 0, last: 0 };
      return replace();
    },
  };
}
