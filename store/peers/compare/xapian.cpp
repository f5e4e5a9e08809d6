//go:build xapian

#include "bridge.h"

#include <cstring>
#include <string>
#include <xapian.h>

// A handle is an index that is written or read.
struct xapian_handle {
	Xapian::WritableDatabase out;
	Xapian::Database in;
	Xapian::TermGenerator terms;
	std::string error, found;
};

// guarded runs do, and keeps what went wrong.
template <typename F> static int guarded(xapian_handle *h, F run) {
	try {
		run();
		return 0;
	} catch (const Xapian::Error &e) {
		h->error = e.get_description();
	} catch (const std::exception &e) {
		h->error = e.what();
	}
	return 1;
}

extern "C" {

xapian_handle *xapian_make(void) { return new xapian_handle; }
void xapian_free(xapian_handle *h) { delete h; }
const char *xapian_error(xapian_handle *h) { return h->error.c_str(); }

int xapian_create(xapian_handle *h, const char *path) {
	return guarded(h, [&] {
		h->out = Xapian::WritableDatabase(path, Xapian::DB_CREATE_OR_OVERWRITE);
		h->terms.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
	});
}

int xapian_add(xapian_handle *h, const char *text, const char *data, const char *group, const char *sender, double at) {
	return guarded(h, [&] {
		Xapian::Document doc;
		h->terms.set_document(doc);
		h->terms.index_text(text);
		doc.add_boolean_term(std::string("XG") + group);
		doc.add_boolean_term(std::string("XS") + sender);
		doc.add_value(0, Xapian::sortable_serialise(at));
		doc.set_data(data);
		h->out.add_document(doc);
	});
}

int xapian_commit(xapian_handle *h) {
	return guarded(h, [&] { h->out.commit(); });
}

int xapian_open(xapian_handle *h, const char *path) {
	return guarded(h, [&] {
		h->out.close();
		h->in = Xapian::Database(path);
	});
}

// xapian_search finds the newest messages with all words; what it finds is in found, the data
// of one after the other, each behind a NUL.
int xapian_search(xapian_handle *h, const char *words, const char *filter, double from, double to, int limit, const char **found, int *length) {
	return guarded(h, [&] {
		Xapian::QueryParser parser;
		parser.set_default_op(Xapian::Query::OP_AND);
		Xapian::Query query = parser.parse_query(words, Xapian::QueryParser::FLAG_CJK_NGRAM);
		if (*filter)
			query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(filter));
		if (to > 0)
			query = Xapian::Query(Xapian::Query::OP_FILTER, query,
				Xapian::Query(Xapian::Query::OP_VALUE_RANGE, 0, Xapian::sortable_serialise(from), Xapian::sortable_serialise(to)));
		Xapian::Enquire enquire(h->in);
		enquire.set_query(query);
		enquire.set_weighting_scheme(Xapian::BoolWeight());
		enquire.set_docid_order(Xapian::Enquire::DESCENDING);
		Xapian::MSet hits = enquire.get_mset(0, limit);
		h->found.clear();
		for (auto it = hits.begin(); it != hits.end(); ++it) {
			h->found += '\0';
			h->found += it.get_document().get_data();
		}
		*found = h->found.data();
		*length = h->found.size();
	});
}
}
