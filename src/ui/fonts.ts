// The list of @font-face rules weighs 45 KB (gzip): pages import this file with import(), after their first paint.
import '@fontsource-variable/noto-sans-sc/wght.css';
