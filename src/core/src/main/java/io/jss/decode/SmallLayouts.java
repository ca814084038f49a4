package io.jss.decode;

import io.jss.model.BbrInfo;
import io.jss.model.DctcpInfo;
import io.jss.model.MemInfo;
import io.jss.model.SkMemInfo;
import io.jss.model.Structure;
import io.jss.model.VegasInfo;
import io.jss.wire.InetDiagMeminfo;
import io.jss.wire.SkMeminfo;
import io.jss.wire.TcpBbrInfo;
import io.jss.wire.TcpDctcpInfo;
import io.jss.wire.TcpVegasInfo;

/** Which field lies where in the structures of memory and of congestion control. */
final class SmallLayouts {

    private static final long NO_RTT_YET = 0xffff_ffffL;

    static final StructLayout VEGAS_INFO =
            StructLayout.of(Structure.VEGAS_INFO)
                    .at(VegasInfo.Field.ENABLED, TcpVegasInfo.ENABLED)
                    .at(VegasInfo.Field.RTTCNT, TcpVegasInfo.RTTCNT)
                    .at(VegasInfo.Field.RTT, TcpVegasInfo.RTT)
                    .at(VegasInfo.Field.MINRTT, TcpVegasInfo.MINRTT)
                    .complete();

    static final StructLayout DCTCP_INFO =
            StructLayout.of(Structure.DCTCP_INFO)
                    .at(DctcpInfo.Field.ENABLED, TcpDctcpInfo.ENABLED)
                    .at(DctcpInfo.Field.CE_STATE, TcpDctcpInfo.CE_STATE)
                    .at(DctcpInfo.Field.ALPHA, TcpDctcpInfo.ALPHA)
                    .at(DctcpInfo.Field.AB_ECN, TcpDctcpInfo.AB_ECN)
                    .at(DctcpInfo.Field.AB_TOT, TcpDctcpInfo.AB_TOT)
                    .complete();

    static final StructLayout BBR_INFO =
            StructLayout.of(Structure.BBR_INFO)
                    .at(BbrInfo.Field.MIN_RTT, TcpBbrInfo.MIN_RTT)
                    .at(BbrInfo.Field.PACING_GAIN, TcpBbrInfo.PACING_GAIN)
                    .at(BbrInfo.Field.CWND_GAIN, TcpBbrInfo.CWND_GAIN)
                    .atWords(BbrInfo.Field.BW, TcpBbrInfo.BW_LO)
                    .unknownWhen(BbrInfo.Field.MIN_RTT, NO_RTT_YET)
                    .complete();

    static final StructLayout MEM_INFO =
            StructLayout.of(Structure.MEM_INFO)
                    .at(MemInfo.Field.RMEM, InetDiagMeminfo.RMEM)
                    .at(MemInfo.Field.WMEM, InetDiagMeminfo.WMEM)
                    .at(MemInfo.Field.FMEM, InetDiagMeminfo.FMEM)
                    .at(MemInfo.Field.TMEM, InetDiagMeminfo.TMEM)
                    .complete();

    static final StructLayout SK_MEM_INFO =
            StructLayout.of(Structure.SK_MEM_INFO)
                    .at(SkMemInfo.Field.RMEM_ALLOC, SkMeminfo.RMEM_ALLOC)
                    .at(SkMemInfo.Field.RCVBUF, SkMeminfo.RCVBUF)
                    .at(SkMemInfo.Field.WMEM_ALLOC, SkMeminfo.WMEM_ALLOC)
                    .at(SkMemInfo.Field.SNDBUF, SkMeminfo.SNDBUF)
                    .at(SkMemInfo.Field.FWD_ALLOC, SkMeminfo.FWD_ALLOC)
                    .at(SkMemInfo.Field.WMEM_QUEUED, SkMeminfo.WMEM_QUEUED)
                    .at(SkMemInfo.Field.OPTMEM, SkMeminfo.OPTMEM)
                    .at(SkMemInfo.Field.BACKLOG, SkMeminfo.BACKLOG)
                    .at(SkMemInfo.Field.DROPS, SkMeminfo.DROPS)
                    .complete();

    private SmallLayouts() {}
}
