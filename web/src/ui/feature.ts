import type { Component, Ref } from 'vue'
import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router'
import type { Fills } from './slots'

/** The shelves of the menu, in their order: daily work, what the city decides for itself, what is connected, the installation. */
export const MENU_GROUPS = ['work', 'rules', 'devices', 'system'] as const
export type MenuGroup = (typeof MENU_GROUPS)[number]

export interface MenuEntry {
  /** Name of the route it opens. */
  route: string
  icon: Component
  order: number
  /** Whoever lacks it does not see the entry. */
  permission?: string
  /** Entries of one group stand together under its heading; without one an entry stands alone. */
  group?: MenuGroup
  /** Entries below it, asked for while the menu is shown. */
  below?: () => Readonly<Ref<readonly SubEntry[]>>
}

/** An entry below another: the same page with other filters. */
export interface SubEntry {
  key: string
  label: string
  to: RouteLocationRaw
  count?: number
  /** Whether what it counts wants attention. */
  urgent?: boolean
}

/** One folder under src/features: what it adds to the shell. Its texts hang below the feature's name. */
export interface Feature {
  name: string
  routes: RouteRecordRaw[]
  menu: MenuEntry[]
  /** Small things that stand at the top of every page. */
  tools?: Component[]
  messages: { zh: Texts; en: Texts }
  /** What it puts into the pages of other features. */
  fills?: Fills
}

export interface Texts {
  [key: string]: string | Texts
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title. */
    title?: string
    /** Key of further words under which somebody may look for the page. */
    words?: string
    permission?: string
    /** Shown without the shell and without a session. */
    open?: boolean
    /** The page uses the whole height without padding, as the map does. */
    bleed?: boolean
  }
}
