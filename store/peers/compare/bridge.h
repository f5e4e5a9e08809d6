// What the comparison asks of Xapian. Where a function returns 1, xapian_error says why.
#ifdef __cplusplus
extern "C" {
#endif
typedef struct xapian_handle xapian_handle;
xapian_handle *xapian_make(void);
void xapian_free(xapian_handle *);
const char *xapian_error(xapian_handle *);
int xapian_create(xapian_handle *, const char *path);
int xapian_add(xapian_handle *, const char *text, const char *data, const char *group, const char *sender, double at);
int xapian_commit(xapian_handle *);
int xapian_open(xapian_handle *, const char *path);
int xapian_search(xapian_handle *, const char *words, const char *filter, double from, double to, int limit, const char **found, int *length);
#ifdef __cplusplus
}
#endif
