import type { ReactNode } from "react";

const Icon = ({ children }: { children: ReactNode }) => (
  <svg
    aria-hidden="true"
    width="18"
    height="18"
    viewBox="0 0 18 18"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {children}
  </svg>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.2" />
    <path d="m12 12 3.5 3.5" />
  </Icon>
);

export const CalendarIcon = () => (
  <Icon>
    <rect x="2.5" y="3.5" width="13" height="12" rx="2.5" />
    <path d="M2.5 7.5h13M6 1.8v3M12 1.8v3" />
  </Icon>
);

/** Of how a list is shown. */
export const ViewIcon = () => (
  <Icon>
    <path d="M2.5 5.5h5M12 5.5h3.5M2.5 12.5h3.5M10.5 12.500h5" />
    <circle cx="9.7" cy="5.5" r="2" />
    <circle cx="8.2" cy="12.5" r="2" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <circle cx="9" cy="6" r="3.2" />
    <path d="M2.8 15.500c.7-3 3.2-4.5 6.2-4.500s5.5 1.5 6.2 4.5" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m4.5 4.5 9 9M13.5 4.500l-9 9" />
  </Icon>
);

export const ThemeIcon = () => (
  <Icon>
    <circle cx="9" cy="9" r="6.3" />
    <path d="M9 2.700a6.3 6.3 0 0 0 0 12.600z" fill="currentColor" />
  </Icon>
);
