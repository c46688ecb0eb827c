import { test as base, expect, type Locator, type Page } from '@playwright/test';

/** A file as it is dropped onto the page. */
export interface Dropped {
  readonly name: string;
  readonly text: string;
}

/** The page under test, in the words of a person who uses it. */
export class EveningPage {
  constructor(readonly page: Page) {}

  /** Opens the page and waits until the demo commune is there. */
  async open(): Promise<void> {
    await this.page.goto('');
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.planButton).toBeEnabled();
    await expect(this.page.locator('.map-canvas[data-drawn]')).toBeAttached();
  }

  /** The one main button, in either language, before and after the first plan. */
  get planButton(): Locator {
    return this.page.locator('plan-action button.wide');
  }

  get cancelButton(): Locator {
    return this.page.locator('plan-action .planning button');
  }

  /** Stops of all teams, in order. */
  get stops(): Locator {
    return this.page.locator('route-list .stop button.row');
  }

  /** Marks of the houses that are stops, in order. */
  async planned(): Promise<(string | null)[]> {
    return this.stops.locator('.row-title b').allTextContents();
  }

  get trailCard(): Locator {
    return this.page.locator('aside.trail');
  }

  /** A switch of the open trail, by its name. */
  rule(name: string): Locator {
    return this.trailCard.getByRole('switch', { name });
  }

  get card(): Locator {
    return this.page.locator('aside.household');
  }

  get problems(): Locator {
    return this.page.locator('.problem');
  }

  async plan(): Promise<void> {
    await this.planButton.click();
    await expect(this.stops.first()).toBeVisible();
    await expect(this.cancelButton).toBeHidden();
  }

  /** Opens the view of the trails. */
  async trails(): Promise<void> {
    await this.page.locator('#tab-trails').click();
    await expect(this.page.locator('trail-list section').first()).toBeVisible();
  }

  /** Opens a trail's card by its name, through the list. */
  async findTrail(name: string): Promise<void> {
    await this.trails();
    await this.page.locator('#trail-search').fill(name);
    await this.page.locator('.trails button.row').first().click();
    await expect(this.trailCard).toBeVisible();
  }

  /** Sets the evening and waits until households stand as on that evening. */
  async onDate(date: string): Promise<void> {
    await this.page.locator('#tab-plan').click();
    const input = this.page.locator('#evening-date');
    if (!(await input.isVisible())) await this.page.locator('plan-form summary').click();
    await input.fill(date);
    await input.blur();
  }

  /** Where something is drawn on the map. */
  async positionOf(what: 'positionOf' | 'positionOfTrail' | 'positionOfRepair', id: string) {
    const at = await this.page
      .locator('evening-map')
      .evaluate(
        (element, [name, of]) =>
          (element as unknown as Record<string, (id: string) => { x: number; y: number } | undefined>)[
            name
          ]?.(of),
        [what, id] as const,
      );
    expect(at).toBeDefined();
    return at ?? { x: 0, y: 0 };
  }

  /** Waits until the map has drawn all it was given. */
  async drawn(): Promise<void> {
    await expect(this.page.locator('.map-canvas[data-drawn]')).toBeAttached();
  }

  async choose(what: 'language' | 'theme', value: string): Promise<void> {
    await this.page.locator(`#${what}`).selectOption(value);
  }

  /** A file of the demo commune, as text. */
  async sample(name: string): Promise<string> {
    return this.page.evaluate(async (file) => (await fetch(`sample/${file}`)).text(), name);
  }

  /** Lets files fall onto the page. */
  async drop(...files: Dropped[]): Promise<void> {
    const transfer = await this.page.evaluateHandle((list) => {
      const data = new DataTransfer();
      for (const { name, text } of list) data.items.add(new File([text], name));
      return data;
    }, files);
    await this.page.dispatchEvent('evening-map', 'drop', { dataTransfer: transfer });
  }

  /** Waits for the service worker to have kept the whole site. */
  async kept(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => this.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  }
}

/**
 * A test with the page; fails when the page broke its content security policy, threw, or wrote an error to the
 * console, whatever else the test looks at.
 */
export const test = base.extend<{ evening: EveningPage; allowNetworkErrors: boolean }>({
  allowNetworkErrors: [false, { option: true }],
  evening: async ({ page, allowNetworkErrors }, use) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() !== 'error') return;
      if (allowNetworkErrors && /ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(text)) return;
      faults.push(`console: ${text}`);
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`CSP ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await use(new EveningPage(page));
    expect(faults).toEqual([]);
  },
});

export { expect };
